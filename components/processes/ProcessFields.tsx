'use client'
import { useState } from 'react'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { ProcessSettings } from '@/lib/core/tenant'
import type { ProcessForm } from '@/lib/processes/registry/form-queries'
import { processKindLabels } from '@/lib/processes/registry/labels'
import { kindOf, postOf, processKinds } from '@/lib/processes/registry/rules'
import { ConsumerRows } from './ConsumerRows'
import { IndicatorRows } from './IndicatorRows'
import { ParticipantRows } from './ParticipantRows'

type Props = { tenant: string; form: ProcessForm; settings: ProcessSettings }

const lines = (all: readonly string[]): string => all.join('\n')
const choices = (all: readonly { key: string; title: string }[]) =>
  all.map(({ key, title }) => ({ value: key, label: title }))

/** Every field of a process. */
export function ProcessFields({ tenant, form, settings }: Props) {
  const { agency, values, agencies, units } = form
  const [parts, setParts] = useState(values.participants.map(({ agencyId }) => agencyId))
  const reckoned = kindOf(
    [agency.id, ...parts].map((agencyId) => ({ agencyId })),
    agencies,
    settings,
  )
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <TextField name="code" label="Код" defaultValue={values.code} maxLength={40} autoComplete="off" />
        <TextField name="name" label="Название" defaultValue={values.name} maxLength={300} autoComplete="off" />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="group"
          label="Группа"
          empty="Вне групп"
          defaultValue={values.group}
          options={choices(settings.groups)}
        />
        <SelectField
          name="carries"
          label="Что несёт"
          empty="Не указано"
          defaultValue={values.carries}
          options={choices(settings.carries)}
        />
      </div>
      <OwnerFields form={form} headRepresents={settings.headRepresents} />
      <ParticipantRows
        tenant={tenant}
        agencies={agencies}
        units={units}
        lines={values.participants}
        onAgencies={setParts}
      />
      <SelectField
        name="kind"
        label="Вид процесса"
        empty={`По участникам: ${processKindLabels[reckoned]}`}
        defaultValue={values.kind}
        options={processKinds.map((kind) => ({ value: kind, label: processKindLabels[kind] }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextArea name="inputs" label="Входы" hint="По одному в строке" defaultValue={lines(values.inputs)} />
        <TextArea name="outputs" label="Результаты" hint="По одному в строке" defaultValue={lines(values.outputs)} />
      </div>
      <ConsumerRows consumers={values.consumers} agencies={agencies} settings={settings} />
      <IndicatorRows indicators={values.indicators} />
      <BasisFields form={form} />
    </>
  )
}

/** Who answers for the process. */
function OwnerFields({ form, headRepresents }: { form: ProcessForm; headRepresents: boolean }) {
  const { agency, values, units, people } = form
  const [post, setPost] = useState(values.representative)
  return (
    <>
      <SelectField
        name="unitId"
        label={`Подразделение, которое отвечает за процесс (${agency.name})`}
        empty="Не указано"
        defaultValue={values.unitId}
        options={units
          .filter((unit) => unit.agencyId === agency.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        name="representative"
        label="Представитель владельца"
        hint="Фамилия, инициалы и должность"
        defaultValue={values.representative}
        onChange={(event) => setPost(event.currentTarget.value)}
        maxLength={300}
        autoComplete="off"
      />
      {headRepresents && postOf(post) === 'below' && (
        <p role="status" className="-mt-3 text-sm text-warn">
          <span aria-hidden="true">! </span>
          По акту представитель – не ниже руководителя структурного подразделения.
        </p>
      )}
      {people.length > 0 && (
        <ComboField
          name="personId"
          label="Представитель на портале"
          hint="Если у него есть вход: он ответит на вопросы о процессе"
          optional
          defaultValue={values.personId || undefined}
          placeholder="Начните вводить фамилию"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  )
}

/** What the process rests on, how often it runs, where else it is listed. */
function BasisFields({ form: { values, typical } }: { form: ProcessForm }) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextArea
          name="regulations"
          label="Регламенты"
          hint="Чем установлен порядок: по одному в строке"
          defaultValue={lines(values.regulations)}
        />
        <TextArea
          name="systems"
          label="Информационные системы"
          hint="По одной в строке"
          defaultValue={lines(values.systems)}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          name="runsPerYear"
          label="Сколько раз проходит за год"
          optional
          inputMode="numeric"
          chars={10}
          defaultValue={values.runsPerYear}
        />
        <TextField
          name="federalId"
          label="Номер в федеральном реестре услуг"
          optional
          defaultValue={values.federalId}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      {typical.length > 0 && (
        <ComboField
          name="typicalId"
          label="Типовой процесс"
          hint="Если процесс есть в типовом перечне"
          optional
          defaultValue={values.typicalId || undefined}
          options={typical.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
        />
      )}
    </>
  )
}
