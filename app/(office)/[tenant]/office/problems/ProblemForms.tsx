'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { Option } from '@/components/ui/SelectField'
import {
  assignProblemAction,
  declineProblemAction,
  finishProblemAction,
  joinProblemAction,
  linkProblemAction,
  moveProblemAction,
  reopenProblemAction,
  sortProblemAction,
  tellProblemAction,
} from './actions'

export type FormTarget = {
  id: string
  version: number
  said: string
  measure: string
  answer: string
  proof: string
  owner: string
  personId: string | null
  dueOn: string | null
  declined: boolean
  published: boolean
}
type Props = { tenant: string; problem: FormTarget }

const of = ({ id, version }: FormTarget) => ({ id, version })

const OwnerFields = ({ problem, people }: { problem: FormTarget; people: Option[] }) => (
  <>
    {people.length > 0 && (
      <ComboField
        name="personId"
        label="Отвечает"
        optional
        options={people}
        defaultValue={problem.personId ?? undefined}
        placeholder="Человек из органа"
      />
    )}
    <TextField
      name="ownerName"
      label={people.length > 0 ? 'Или словами' : 'Отвечает'}
      optional={people.length > 0}
      hint="Если его нет в списке: должность или фамилия и инициалы"
      defaultValue={problem.personId === null ? problem.owner : ''}
      maxLength={200}
    />
  </>
)

export function SortForm({ tenant, problem, people }: Props & { people: Option[] }) {
  return (
    <ActionForm action={sortProblemAction} tenant={tenant} hidden={of(problem)} submitLabel="Разобрать: делаем">
      <TextArea
        name="measure"
        label="Что сделаем"
        hint="Первая строка – главное, её прочтут люди на странице"
        defaultValue={problem.measure}
        rows={3}
      />
      <DateField name="dueOn" label="Сделаем до" />
      <OwnerFields problem={problem} people={people} />
    </ActionForm>
  )
}

export function AssignForm({ tenant, problem, people }: Props & { people: Option[] }) {
  return (
    <ActionForm
      action={assignProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Назначить"
      variant="quiet"
    >
      <OwnerFields problem={problem} people={people} />
    </ActionForm>
  )
}

export function MoveForm({ tenant, problem }: Props) {
  return (
    <ActionForm
      action={moveProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Перенести срок"
      variant="quiet"
    >
      <DateField name="dueOn" label="Новый срок" />
      <TextArea
        name="reason"
        label="Почему переносим"
        hint={problem.published ? 'Это прочтут люди: «Обещали к … – опоздали: …»' : 'Коротко: ждём поставку'}
        rows={2}
      />
    </ActionForm>
  )
}

export function FinishForm({ tenant, problem, today }: Props & { today: string }) {
  return (
    <ActionForm action={finishProblemAction} tenant={tenant} hidden={of(problem)} submitLabel="Сделано">
      <DateField name="doneOn" label="Сделано" defaultValue={today} />
      <TextArea
        name="answer"
        label="Мы сделали"
        hint="Первая строка – главное, дальше подробности. Людям это покажет тот, кто отвечает за орган."
        defaultValue={problem.answer}
        rows={3}
      />
      <ProofField problem={problem} />
    </ActionForm>
  )
}

const ProofField = ({ problem }: { problem: FormTarget }) => (
  <TextArea
    name="proof"
    label="Чем подтверждено"
    optional
    hint="По одному в строке; ссылку – в конце строки: Приказ № 118 https://…"
    defaultValue={problem.proof}
    rows={2}
  />
)

export function DeclineForm({ tenant, problem }: Props) {
  return (
    <ActionForm
      action={declineProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Отказаться с этой причиной"
      variant="danger"
    >
      <TextArea
        name="answer"
        label="Почему не сделаем"
        hint="Это прочтут люди. Объясните, что мешает и что взамен."
        rows={4}
      />
      <ProofField problem={{ ...problem, proof: '' }} />
    </ActionForm>
  )
}

export function ReopenForm({ tenant, problem }: Props) {
  return (
    <ActionForm
      action={reopenProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Вернуть в работу"
      variant="quiet"
    >
      <DateField name="dueOn" label="Сделаем до" />
      <TextArea name="reason" label="Почему возвращаем" hint="Останется в истории вместе с прежним ответом" rows={2} />
    </ActionForm>
  )
}

export function TellForm({ tenant, problem, addresses }: Props & { addresses?: number }) {
  return (
    <ActionForm
      action={tellProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Опубликовать и написать"
      confirm={{
        title: 'Сказать людям?',
        text: `Ответ появится на странице «Вы сказали – мы сделали» и у всех, кто писал с кодом.${addresses ? ` Уйдут письма: ${addresses}.` : ''} Отозвать письма нельзя.`,
        confirmLabel: 'Сказать',
      }}
    >
      <TextArea
        name="said"
        label="Вы сказали"
        hint="Одной фразой, словами людей"
        defaultValue={problem.said}
        rows={2}
      />
      <TextArea
        name="answer"
        label={problem.declined ? 'Почему не сделаем' : 'Мы сделали'}
        hint="Первая строка – главное, дальше подробности"
        defaultValue={problem.answer}
        rows={3}
      />
      <ProofField problem={problem} />
    </ActionForm>
  )
}

export function JoinForm({ tenant, problem, problems }: Props & { problems: Option[] }) {
  return (
    <ActionForm
      action={joinProblemAction}
      tenant={tenant}
      hidden={of(problem)}
      submitLabel="Присоединить"
      variant="quiet"
    >
      <ComboField name="joinedToId" label="К какой проблеме" options={problems} placeholder="Номер или слова" />
    </ActionForm>
  )
}

type Links = { processes: Option[]; projects: Option[]; items: Option[]; situations: Option[] }
type LinkIds = {
  processId: string | null
  projectId: string | null
  roadmapItemId: string | null
  situationId: string | null
}

export function LinkForm({ tenant, problem, choices, chosen }: Props & { choices: Links; chosen: LinkIds }) {
  const field = (name: keyof LinkIds, label: string, options: Option[]) =>
    options.length > 0 && (
      <ComboField
        name={name}
        label={label}
        optional
        options={options}
        defaultValue={chosen[name] ?? undefined}
        placeholder="Начните вводить слова"
      />
    )
  return (
    <ActionForm action={linkProblemAction} tenant={tenant} hidden={of(problem)} submitLabel="Сохранить" variant="quiet">
      {field('processId', 'Процесс', choices.processes)}
      {field('projectId', 'Проект', choices.projects)}
      {field('roadmapItemId', 'Пункт дорожной карты', choices.items)}
      {field('situationId', 'Жизненная ситуация', choices.situations)}
    </ActionForm>
  )
}
