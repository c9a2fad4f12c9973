import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import type { DecisionState } from '@/lib/feedback/situation/decide'
import { decisionLabels, outcomeLabels, outcomes, type DecisionKey } from '@/lib/feedback/situation/labels'
import type { SituationView } from '@/lib/feedback/situation/queries'
import { decideSituationAction } from '../action'

const stateWords: Record<DecisionState, { word: string; kind: StatusKind }> = {
  NOT_NEEDED: { word: 'решение не требуется', kind: 'none' },
  LATER: { word: 'после предыдущего решения', kind: 'none' },
  EMPTY: { word: 'пока не о чем решать', kind: 'none' },
  WAITS: { word: 'ждёт решения', kind: 'warn' },
  APPROVED: { word: 'утверждено', kind: 'ok' },
  CHANGED: { word: 'утверждено, после этого изменили', kind: 'warn' },
  REFUSED: { word: 'отклонено', kind: 'bad' },
}

type Props = { tenant: string; situation: SituationView; body: string; today: string }

/** What the situation waits for, what was decided, and the next decision to be recorded. */
export function Decisions({ tenant, situation, body, today }: Props) {
  const { states, decisions, can } = situation
  const next = states.find(({ state }) => state === 'WAITS' || state === 'CHANGED')
  const choose = situation.status === 'CANDIDATE' ? states.find(({ key }) => key === 'choice') : undefined
  const open = next ?? choose
  return (
    <Section title="Решения" lead={body ? `Решает ${body}.` : 'Участники утверждают планы своими актами.'} rule>
      <ol className="border-t border-line">
        {states.map(({ key, state }) => {
          const made = decisions[key]
          const { word, kind } = stateWords[made?.outcome === 'returned' && state === 'WAITS' ? 'WAITS' : state]
          return (
            <li key={key} className="border-b border-line py-2.5">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <b className="font-medium">{decisionLabels[key]}</b>
                <StatusMark kind={kind}>{word}</StatusMark>
              </span>
              {made && (
                <span className="block text-sm text-muted">
                  {upperFirst(made.body)}, {formatLong(made.on)}, №&nbsp;{made.number}: {outcomeLabels[made.outcome]}
                  {made.text && ` – ${made.text}`}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {can.decide && open && (
        <DecisionForm tenant={tenant} situation={situation} decision={open.key} body={body} today={today} />
      )}
    </Section>
  )
}

type FormProps = Props & { decision: DecisionKey }

function DecisionForm({ tenant, situation: { id, version }, decision, body, today }: FormProps) {
  return (
    <details className="mt-4">
      <summary className="font-medium text-accent">Записать решение: {decisionLabels[decision].toLowerCase()}</summary>
      <ActionForm
        key={`${decision} ${version}`}
        className="mt-4 max-w-[36rem]"
        action={decideSituationAction}
        tenant={tenant}
        hidden={{ id, version, decision }}
        submitLabel="Записать решение"
      >
        <RadioGroup
          name="outcome"
          label="Что решили"
          inline
          defaultValue="approved"
          choices={outcomes.map((outcome) => ({ value: outcome, label: outcomeLabels[outcome] }))}
        />
        <TextField
          name="body"
          label="Кто решил"
          hint={body ? undefined : 'Должность руководителя участника'}
          defaultValue={body}
          maxLength={300}
        />
        <TextField
          name="number"
          label={body ? 'Номер протокола' : 'Номер акта'}
          maxLength={60}
          chars={12}
          autoComplete="off"
        />
        <DateField name="on" label="День" max={today} terse />
        <TextArea name="text" label="Слова решения" optional maxLength={2000} />
      </ActionForm>
    </details>
  )
}
