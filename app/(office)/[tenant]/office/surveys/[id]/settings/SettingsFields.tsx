'use client'
import { useState } from 'react'
import { CheckboxGroup, RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { DateRangeFields } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import type { SurveyForm } from '@/lib/feedback/survey/builder-queries'
import { audienceLabels, purposeLabels, sideLabels } from '@/lib/feedback/survey/labels'

const entries = <K extends string>(labels: Record<K, string>) =>
  (Object.entries(labels) as [K, string][]).map(([value, label]) => ({ value, label: upperFirst(label) }))

/**
 * Fields of the properties; what answers rest on is shown and not changed once the survey is started.
 * Long: one form from above to below.
 */
export function SettingsFields({ form }: { form: SurveyForm }) {
  const { values, processes, situations, projects, services } = form
  const started = values.status !== 'DRAFT'
  const [side, setSide] = useState(values.side)
  return (
    <>
      <TextField name="title" label="Название" defaultValue={values.title} />
      <SelectField name="purpose" label="О чём опрос" defaultValue={values.purpose} options={entries(purposeLabels)} />
      {started ? (
        <>
          <input type="hidden" name="side" value={values.side} />
          <input type="hidden" name="audience" value={values.audience} />
          <p>
            Отвечают {sideLabels[values.side]}: {audienceLabels[values.audience]}.{' '}
            <span className="text-muted">После запуска это не меняется.</span>
          </p>
        </>
      ) : (
        <>
          <SelectField
            name="side"
            label="Кого спрашивают"
            value={side}
            onChange={({ target }) => setSide(target.value === 'INTERNAL' ? 'INTERNAL' : 'EXTERNAL')}
            options={entries(sideLabels)}
          />
          <RadioGroup
            name="audience"
            label="Кто отвечает"
            hint="После запуска не меняется: от этого зависит, насколько ответ анонимен."
            defaultValue={values.audience}
            choices={entries(audienceLabels)}
          />
        </>
      )}
      <TextField
        name="service"
        label={side === 'INTERNAL' ? 'Вопрос: ИТ, имущество, другое' : 'Услуга'}
        optional
        list="survey-services"
        defaultValue={values.service}
      />
      <datalist id="survey-services">
        {[...new Set([...(side === 'INTERNAL' ? ['ИТ', 'Имущество'] : []), ...services])].map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <ComboField
        name="processId"
        label="Процесс"
        hint="По нему и по его группе читают ответы."
        optional
        defaultValue={values.processId ?? undefined}
        options={processes.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
      />
      {situations.length > 0 && (
        <ComboField
          name="situationId"
          label="Жизненная ситуация"
          optional
          defaultValue={values.situationId ?? undefined}
          options={situations.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      {projects.length > 0 && (
        <ComboField
          name="projectId"
          label="Проект"
          hint="Что говорят о его результате, до и после."
          optional
          defaultValue={values.projectId ?? undefined}
          options={projects.map(({ id, number, title }) => ({ value: id, label: `№ ${number}. ${title}` }))}
        />
      )}
      <DateRangeFields
        legend="Дни опроса"
        hint="Оба дня включительно. Пусто – с запуска и пока не закроют."
        optional
        from={{ name: 'opensOn', defaultValue: values.opensOn ?? undefined }}
        to={{ name: 'closesOn', defaultValue: values.closesOn ?? undefined }}
      />
      <TextField
        name="asked"
        label="Сколько человек спросили"
        hint="Чтобы сказать «ответили 412 из 3 104». Пусто – неизвестно."
        optional
        inputMode="numeric"
        chars={12}
        defaultValue={values.asked ?? ''}
      />
      <TextField
        name="askedBasis"
        label="Откуда это число"
        hint="Например: «талоны электронной очереди за октябрь»."
        optional
        defaultValue={values.askedBasis}
      />
      <Choices form={form} started={started} />
    </>
  )
}

/** Questions by which answers are also read, and how many answers of each kind are wanted. */
function Choices({ form, started }: { form: SurveyForm; started: boolean }) {
  const { values, content } = form
  const choices = content.pages
    .flatMap((page) => page.questions)
    .filter(({ kind, options }) => kind === 'one' && options.length > 0)
  const wanted = new Map(values.quotas.map((one) => [`${one.question} ${one.option}`, one.wanted]))
  const lines = choices.flatMap((question) => question.options.map((option) => ({ question, option })))
  if (choices.length === 0)
    return (
      <p className="text-sm text-muted">
        Квоты и вопросы, по которым читают ответы, берут из вопросов с одним ответом. Таких в анкете нет.
      </p>
    )
  return (
    <>
      {started ? (
        values.splits.map((id) => <input key={id} type="hidden" name="splits" value={id} />)
      ) : (
        <CheckboxGroup
          name="splits"
          label="По каким вопросам читать ответы отдельно"
          hint="Не больше трёх: чем их больше, тем чаще группа окажется мала и ответы скроют."
          defaultValues={values.splits}
          choices={choices.map(({ id, title }) => ({ value: id, label: title || '…' }))}
        />
      )}
      <details>
        <summary className="cursor-pointer font-medium">Квоты: сколько ответов каждого вида нужно</summary>
        <div className="mt-3 grid gap-3">
          {lines.map(({ question, option }, i) => (
            <div key={`${question.id} ${option.id}`}>
              <input type="hidden" name={`quotas.${i}.question`} value={question.id} />
              <input type="hidden" name={`quotas.${i}.option`} value={option.id} />
              <TextField
                name={`quotas.${i}.wanted`}
                label={`${question.title}: «${option.label}»`}
                optional
                inputMode="numeric"
                chars={8}
                defaultValue={wanted.get(`${question.id} ${option.id}`) ?? ''}
              />
            </div>
          ))}
        </div>
      </details>
    </>
  )
}
