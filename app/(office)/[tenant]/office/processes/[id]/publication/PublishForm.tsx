'use client'
import { useState } from 'react'
import { ProcessEdition } from '@/components/processes/public/ProcessEdition'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import {
  contentOf,
  type Drawings,
  type PublicationChoice,
  type PublicationSource,
} from '@/lib/processes/publication/content'
import { namedPerson } from '@/lib/processes/publication/rules'
import { publishProcessAction } from './action'

type Props = {
  tenant: string
  timeZone: string
  hidden: { id: string; version: number; last: number; seen: string }
  source: PublicationSource
  drawings: Drawings
  pricesDiffer: boolean
  /** As the open edition has it, or as a first one begins. */
  start: PublicationChoice
}

/** What is cleared is chosen and seen as everybody will see it, before it is published (L 2.16). */
export function PublishForm({ tenant, timeZone, hidden, source, drawings, pricesDiffer, start }: Props) {
  const [choice, setChoice] = useState<PublicationChoice>(start)
  const change = (part: Partial<PublicationChoice>) => setChoice((before) => ({ ...before, ...part }))
  const content = contentOf(source, drawings, choice)
  const person = namedPerson(content)
  const reckoned = source.before !== null || source.after !== null
  const priced = (source.after ?? source.before)?.cost != null
  const tick = (name: 'map' | 'times' | 'cost' | 'client', label: string, hint: string, open: boolean) => (
    <CheckboxField
      name={name}
      label={label}
      hint={
        open
          ? hint
          : name === 'cost' && pricesDiffer
            ? 'Расчёты «как есть» и «как будет» утверждены по ценам разных дней: утвердите оба на один день, чтобы суммы можно было сравнить'
            : name === 'client' && reckoned
              ? 'Укажите их на вкладке «Расчёт» и утвердите расчёт'
              : 'Утвердите расчёт на вкладке «Расчёт»: открывают только утверждённое'
      }
      disabled={!open}
      checked={open && choice[name]}
      onChange={(event) => change({ [name]: event.target.checked })}
    />
  )
  return (
    <>
      <ActionForm
        action={publishProcessAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel={hidden.last === 0 ? 'Открыть всем' : `Открыть редакцию ${hidden.last + 1}`}
        confirm={{
          title: 'Открыть процесс всем?',
          text: 'Жители увидят то, что показано в предпросмотре. Редакция станет неизменной: исправить её можно только новой.',
          confirmLabel: 'Открыть',
        }}
      >
        <TextField
          name="title"
          label="Название для жителя"
          maxLength={300}
          value={choice.title}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          name="summary"
          label="Что это и что изменилось для человека"
          rows={4}
          value={choice.summary}
          onChange={(event) => change({ summary: event.target.value })}
        />
        {tick('map', 'Карта и шаги', 'Кто что делает: роли и подразделения, без имён', reckoned)}
        {tick('times', 'Сроки', 'Время протекания до и после, время по шагам', reckoned)}
        {tick(
          'cost',
          'Стоимость',
          'Только суммы за один раз и за год; ставок на странице не будет',
          reckoned && priced,
        )}
        {tick(
          'client',
          'Затраты человека',
          'Визиты, документы, его время и деньги до и после – по утверждённому расчёту',
          [source.before, source.after].some((course) => course?.client),
        )}
        {source.materials.map(({ id, title, about }) => (
          <CheckboxField
            key={id}
            name="materials[]"
            value={id}
            label={title}
            hint={about}
            checked={choice.materials.includes(id)}
            onChange={(event) =>
              change({
                materials: event.target.checked
                  ? [...choice.materials, id]
                  : choice.materials.filter((one) => one !== id),
              })
            }
          />
        ))}
        {hidden.last > 0 && <TextField name="reason" label="Что изменилось в этой редакции" maxLength={1000} />}
        {person && (
          <p className="text-danger" role="status">
            ✕ Имена людей жителям не открывают, а {person.where} есть «{person.name}». Оставьте должность.
          </p>
        )}
      </ActionForm>
      <Section title="Предпросмотр" rule lead="Так страницу увидит любой человек без входа в портал.">
        <div className="rounded-[10px] border border-line bg-paper p-5 md:p-8" data-preview>
          <h3 className="mb-1 text-2xl">{content.title || 'Без названия'}</h3>
          <p className="mb-6 text-muted">{[content.agency, content.groupTitle].filter(Boolean).join(' · ')}</p>
          <ProcessEdition content={content} timeZone={timeZone} />
        </div>
      </Section>
    </>
  )
}
