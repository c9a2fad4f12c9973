'use client'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSimulation } from '@/components/processes/use-simulation'
import type { SimulationState } from '@/components/processes/simulation-client'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Progress } from '@/components/ui/Progress'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { count, formatNumber } from '@/lib/core/format'
import { faultText } from '@/lib/processes/simulation/labels'
import { frameOf, inputOf, searchOf, SimulationQuestion } from '@/lib/processes/simulation/question'
import { mapStateLabels } from '@/lib/processes/model/states'
import { searchHeadline, searchNotes, simulationHeadline, type Shown } from '@/lib/processes/simulation/shown'
import type { SimulationView } from '@/lib/processes/steps/simulation-queries'
import { SimulationFigures } from './SimulationFigures'

type State = 'AS_IS' | 'TO_BE'
type People = Partial<Record<State, Record<string, string>>>
type Typed = { share: string; days: string; perYear: string; seed: string; people: People }
/** What is being answered; `state` – of a search, or of the only one that is simulated. */
type Asked = { question: SimulationQuestion; state: State }

const states = ['AS_IS', 'TO_BE'] as const

const typedPeople = (people: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(people).map(([role, number]) => [role, String(number)]))

const typedOf = ({ runsPerYear, seed, states: { AS_IS, TO_BE } }: SimulationView): Typed => ({
  share: '95',
  days: '10',
  perYear: runsPerYear === null ? '' : String(runsPerYear),
  seed: String(seed),
  people: {
    ...(AS_IS && { AS_IS: typedPeople(AS_IS.people) }),
    ...(TO_BE && { TO_BE: typedPeople(TO_BE.people) }),
  },
})

function useQuestion(view: SimulationView) {
  const { state: answer, start, cancel } = useSimulation()
  const page = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState(() => typedOf(view))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState<Asked | null>(null)
  const { AS_IS: asIs, TO_BE: toBe } = view.states
  const frame = frameOf(view)

  /** What was typed; null – the first field that is wrong has the focus and says why. */
  const read = (values: Typed): SimulationQuestion | null => {
    const parsed = SimulationQuestion.safeParse(values)
    const issues = parsed.success ? [] : parsed.error.issues
    flushSync(() => setErrors(Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]))))
    if (!parsed.success) page.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
    return parsed.success ? parsed.data : null
  }
  const search = (state: State) => {
    const question = read(typed)
    const side = view.states[state]
    if (!question || !side) return
    setAsked({ question, state })
    start({ kind: 'search', input: searchOf(side.model, side.people, question, frame) })
  }
  const simulate = (values: Typed) => {
    const question = read(values)
    if (!question) return
    const input = (state: State, side: NonNullable<typeof asIs>) =>
      inputOf(side.model, question.people[state] ?? {}, question, frame)
    setAsked({ question, state: toBe ? 'TO_BE' : 'AS_IS' })
    if (asIs && toBe) return start({ kind: 'compare', asIs: input('AS_IS', asIs), toBe: input('TO_BE', toBe) })
    if (asIs) start({ kind: 'simulate', input: input('AS_IS', asIs) })
    if (toBe) start({ kind: 'simulate', input: input('TO_BE', toBe) })
  }
  /** Simulates with the people that a search found. */
  const take = (state: State, people: Readonly<Record<string, number>>) => {
    const values = { ...typed, people: { ...typed.people, [state]: typedPeople(people) } }
    setTyped(values)
    simulate(values)
  }
  return { answer, cancel, page, typed, setTyped, errors, asked, search, simulate: () => simulate(typed), take }
}

function shownOf(answer: SimulationState, state: State): Shown | null {
  if (answer.status !== 'done') return null
  const { answer: said } = answer
  if (said.kind === 'compare') return { asIs: said.result.asIs, toBe: said.result.toBe }
  const result = said.kind === 'simulate' ? said.result : said.result.reached ? said.result.result : null
  return result && (state === 'AS_IS' ? { asIs: result } : { toBe: result })
}

/** The question, people and arrivals; below it the answer. Reckoned in the browser, nothing is kept. */
export function Simulation({ view }: { view: SimulationView }) {
  const asking = useQuestion(view)
  const { answer, cancel, asked, take, page } = asking
  const roles = Object.fromEntries(view.roles.map(({ id, name }) => [id, name]))
  const steps = { ...view.states.AS_IS?.steps, ...view.states.TO_BE?.steps }
  const shown = asked && shownOf(answer, asked.state)
  const found = answer.status === 'done' && answer.answer.kind === 'search' ? answer.answer.result : null
  return (
    <div ref={page}>
      <div aria-live="polite" className="mt-2">
        <h2 className="text-2xl">
          {asked && found
            ? searchHeadline(found, asked.question)
            : asked && shown
              ? simulationHeadline(shown, asked.question, roles)
              : 'За сколько решается обращение и сколько людей нужно'}
        </h2>
        {found && searchNotes(found, steps, view.dayMinutes).map((note) => <p key={note}>{note}</p>)}
        {answer.status === 'running' && <p className="sr-only">Моделирование идёт.</p>}
        {answer.status === 'cancelled' && <p>Моделирование отменено.</p>}
      </div>
      <QuestionForm view={view} asking={asking} />
      <PeopleForm view={view} asking={asking} />
      {answer.status === 'running' && (
        <div className="mt-4 flex max-w-xl items-end gap-4">
          <div className="flex-1">
            <Progress
              label={answer.progress.tried === undefined ? 'Моделирование' : 'Подбор людей'}
              value={answer.progress.share === null ? undefined : Math.round(answer.progress.share * 100)}
              text={
                answer.progress.tried === undefined
                  ? undefined
                  : `проверено: ${count(answer.progress.tried, 'вариант', 'варианта', 'вариантов')}`
              }
            />
          </div>
          <Button variant="quiet" size="s" onClick={cancel}>
            Отменить
          </Button>
        </div>
      )}
      {answer.status === 'refused' && (
        <Notice tone="warn" title="Моделировать нельзя" live className="mt-4">
          <ul className="list-disc pl-5">
            {answer.faults
              .map((fault) => faultText(fault, steps, roles))
              .map((text) => (
                <li key={text}>{text}</li>
              ))}
          </ul>
        </Notice>
      )}
      {answer.status === 'failed' && (
        <Notice tone="danger" title="Моделирование не удалось" live className="mt-4">
          Обновите страницу и повторите. Если не поможет, проверьте связь с порталом.
        </Notice>
      )}
      {asked && found?.reached && (
        <Button variant="quiet" className="mt-4" onClick={() => take(asked.state, found.people)}>
          Смоделировать с этими людьми
        </Button>
      )}
      {asked && shown && <SimulationFigures view={view} shown={shown} question={asked.question} names={steps} />}
    </div>
  )
}

type FormProps = { view: SimulationView; asking: ReturnType<typeof useQuestion> }

/** «Сколько людей нужно, чтобы … % обращений решались за … рабочих дней?» */
function QuestionForm({ view, asking: { typed, setTyped, errors, search } }: FormProps) {
  const sound = states.filter((state) => view.states[state])
  const [state, setState] = useState<State>(view.states.TO_BE ? 'TO_BE' : 'AS_IS')
  const field = (name: 'share' | 'days', label: string) => (
    <TextField
      name={name}
      label={label}
      hideLabel
      chars={4}
      inputMode="numeric"
      autoComplete="off"
      value={typed[name]}
      onChange={({ currentTarget: { value } }) => setTyped({ ...typed, [name]: value })}
      error={errors[name]}
    />
  )
  return (
    <form
      className="my-4 flex flex-wrap items-center gap-x-2.5 gap-y-2 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        search(state)
      }}
    >
      <span>Сколько людей нужно, чтобы</span>
      {field('share', 'Доля обращений, %')}
      <span>% обращений решались за</span>
      {field('days', 'Срок, рабочих дней')}
      <span>рабочих дней?</span>
      {sound.length > 1 && (
        <SelectField
          name="state"
          label="Состояние процесса"
          hideLabel
          value={state}
          onChange={({ currentTarget: { value } }) => setState(value === 'AS_IS' ? 'AS_IS' : 'TO_BE')}
          options={sound.map((one) => ({ value: one, label: mapStateLabels[one] }))}
        />
      )}
      <Button type="submit" variant="quiet">
        Подобрать
      </Button>
    </form>
  )
}

/** People by role of each state, how many cases come, the seed. */
function PeopleForm({ view, asking: { typed, setTyped, errors, simulate } }: FormProps) {
  const number = (name: string, label: string, value: string, set: (value: string) => void, hint?: string) => (
    <TextField
      key={name}
      name={name}
      label={label}
      hint={hint}
      chars={8}
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={({ currentTarget }) => set(currentTarget.value)}
      error={errors[name]}
    />
  )
  return (
    <form
      className="grid gap-4 print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        simulate()
      }}
    >
      {states.map((state) => {
        const people = typed.people[state]
        const used = view.roles.filter(({ id }) => people?.[id] !== undefined)
        if (!people || used.length === 0) return null
        return (
          <fieldset key={state}>
            <legend className="mb-1.5 font-semibold">Сколько людей: {mapStateLabels[state]}</legend>
            <div className="flex flex-wrap items-end gap-4">
              {used.map(({ id, name }) =>
                number(`people.${state}.${id}`, name, people[id] ?? '', (value) =>
                  setTyped({ ...typed, people: { ...typed.people, [state]: { ...people, [id]: value } } }),
                ),
              )}
            </div>
          </fieldset>
        )
      })}
      <div className="flex flex-wrap items-end gap-4">
        {number('perYear', 'Обращений в год', typed.perYear, (perYear) => setTyped({ ...typed, perYear }))}
        {number('seed', 'Зерно', typed.seed, (seed) => setTyped({ ...typed, seed }))}
        <Button type="submit">Смоделировать</Button>
      </div>
      <p className="text-sm text-muted">
        Людей – по точному расчёту нужного числа, с округлением вверх. Обращения приходят случайно в рабочее время{' '}
        производственного календаря {view.year} года; рабочий день – {formatNumber(view.dayMinutes)} минут.
      </p>
    </form>
  )
}
