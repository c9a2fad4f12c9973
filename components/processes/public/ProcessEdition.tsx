import { Section } from '@/components/ui/Section'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { PublicContent, PublicCourse, PublicMaterial } from '@/lib/processes/publication/content'
import { clientKeys, clientText } from '@/lib/processes/model/client'
import {
  clientGain,
  costGain,
  daysText,
  leadGain,
  roublesText,
  savedShare,
  figureText,
} from '@/lib/processes/publication/gain'
import { materialKindLabels, publicClientLabels } from '@/lib/processes/publication/labels'
import { Change } from './Change'
import { CourseBars } from './CourseBars'
import { timesWords } from '@/lib/processes/model/step-lines'
import { MapDrawing } from '../map/MapDrawing'

type Props = {
  content: PublicContent
  timeZone: string
  /** Where a file of a material opens; left out – in a preview nothing does. */
  fileHref?: (fileId: string) => string
  mapHref?: (state: 'before' | 'after') => string
}

const mapTitle = (state: 'before' | 'after', inForce: boolean): string =>
  state === 'after'
    ? `Карта: ${inForce ? 'кто что делает' : 'как будет'}`
    : `Карта: ${inForce ? 'как было' : 'как сейчас'}`

/** An edition as everybody reads it; the preview of the office is the same. */
export function ProcessEdition({ content, timeZone, fileHref, mapHref }: Props) {
  const { before, after, summary, materials } = content
  const shown = after ?? before
  const word = content.inForce ? 'теперь' : 'станет'
  return (
    <>
      <p className="max-w-[68ch] text-lg whitespace-pre-line">{summary}</p>
      <Lead content={content} word={word} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {shown && shown.steps.length > 0 && (
          <Section
            title={after ? (content.inForce ? 'Что происходит' : 'Что будет происходить') : 'Как это устроено сейчас'}
            rule
          >
            <Course course={shown} />
          </Section>
        )}
        <div>
          <Figures content={content} />
          {materials.length > 0 && (
            <Section title="Документы и материалы" rule>
              <Materials materials={materials} fileHref={fileHref} />
            </Section>
          )}
        </div>
      </div>
      {(['after', 'before'] as const).map((state) => {
        const course = content[state]
        if (!course?.svg) return null
        const title = mapTitle(state, content.inForce !== null)
        return (
          <Section
            key={state}
            title={title}
            rule
            actions={
              mapHref && (
                <a href={mapHref(state)} download="">
                  Скачать SVG
                </a>
              )
            }
          >
            <MapDrawing svg={course.svg} label={title} />
          </Section>
        )
      })}
      <Counted content={content} timeZone={timeZone} />
    </>
  )
}

/** «18,4 → 6,1 рабочего дня», with the bars beside it. */
function Lead({ content, word }: { content: PublicContent; word: string }) {
  const { before, after } = content
  const now = after?.days ?? before?.days
  if (!now) return null
  const saved = savedShare(content)
  return (
    <div className="mt-8 grid items-center gap-x-12 gap-y-5 border-y border-line py-5 md:grid-cols-[auto_minmax(0,1fr)]">
      <p>
        {after?.days && before?.days && (
          <>
            <span className="text-muted">раньше </span>
            <span className="text-2xl text-muted">{figureText(before.days)}</span>
            <span aria-hidden="true" className="mx-2 text-muted">
              →
            </span>
            <span className="sr-only">, {word} </span>
          </>
        )}
        <b className="text-[3.25rem] leading-none tracking-tight">{figureText(now)}</b>
        <span className="mt-1 block text-muted">
          рабочего дня в среднем
          {saved !== null && Number(saved) > 0 && ` – быстрее на ${saved}\u00a0%`}
          {after?.days && !content.inForce && '; новый порядок ещё не введён'}
        </span>
      </p>
      <CourseBars before={before} after={after} afterWord={word} />
    </div>
  )
}

function Course({ course }: { course: PublicCourse }) {
  return (
    <ol>
      {course.steps.map(({ name, role, days }, i) => (
        <li
          key={i}
          className="grid grid-cols-[2rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line py-3 first:border-t"
        >
          <span className="font-semibold text-accent" aria-hidden="true">
            {i + 1}
          </span>
          <span>
            <b className="font-semibold">{name}</b>
            {role && <span className="block text-sm text-muted">{role}</span>}
          </span>
          {days !== null && <span className="text-right">{Number(days) > 0 ? daysText(days) : 'в тот же день'}</span>}
        </li>
      ))}
    </ol>
  )
}

type Line = { key: string; label: string; before: string; after: string }

function linesOf({ before, after }: PublicContent): Line[] {
  const cell = (value: string | null | undefined, text: (value: string) => string) => (value ? text(value) : '–')
  const row = (
    key: string,
    label: string,
    of: (course: PublicCourse) => string | null | undefined,
    text: (value: string) => string,
  ): Line[] =>
    [before, after].some((course) => course && of(course))
      ? [{ key, label, before: cell(before && of(before), text), after: cell(after && of(after), text) }]
      : []
  return [
    ...row('days', 'Срок, рабочих дней', ({ days }) => days, figureText),
    ...row(
      'right',
      'Решено с первого раза',
      ({ firstTimeRight }) => firstTimeRight,
      (value) => `${value}\u00a0%`,
    ),
    ...row('handoffs', 'Передач из рук в руки', ({ handoffs }) => handoffs, figureText),
    ...row('cost', 'Стоимость для бюджета', ({ cost }) => cost?.run, roublesText),
    ...row('year', 'То же за год', ({ cost }) => cost?.year, roublesText),
  ]
}

/** What it costs the person themselves: beside the budget's figures, never in them. */
const clientLinesOf = ({ before, after }: PublicContent): Line[] =>
  clientKeys.flatMap((key): Line[] => {
    const gain = clientGain(key, { before, after })
    const cell = (value: string | null) => (value === null ? '–' : clientText(key, value))
    return gain ? [{ key, label: publicClientLabels[key], before: cell(gain.before), after: cell(gain.after) }] : []
  })

function Figures({ content }: { content: PublicContent }) {
  const [lines, client] = [linesOf(content), clientLinesOf(content)]
  const both = content.before !== null && content.after !== null
  const columns = figureColumns(content, both)
  const key = ({ key: of }: Line) => of
  return (
    <>
      {client.length > 0 && (
        <Section title="Что нужно от вас" rule>
          <DataTable caption="Затраты заявителя за одно обращение" dense columns={columns} rows={client} rowKey={key} />
        </Section>
      )}
      {lines.length > 0 && (
        <Section title={both ? 'Что изменилось' : 'В числах'} rule>
          <DataTable caption="Показатели процесса" dense columns={columns} rows={lines} rowKey={key} />
        </Section>
      )}
    </>
  )
}

function figureColumns(content: PublicContent, both: boolean): Column<Line>[] {
  return [
    { key: 'label', header: 'Показатель', phone: 'title', cell: ({ label }) => label },
    ...(content.before
      ? [
          {
            key: 'before',
            header: both ? 'Было' : 'Сейчас',
            numeric: true,
            cell: ({ before }: Line) => before,
          } as const,
        ]
      : []),
    ...(content.after
      ? [
          {
            key: 'after',
            header: content.inForce ? 'Стало' : 'Станет',
            numeric: true,
            phone: 'lead',
            cell: ({ after }: Line) => <b>{after}</b>,
          } as const,
        ]
      : []),
  ]
}

function Materials({ materials, fileHref }: { materials: readonly PublicMaterial[]; fileHref: Props['fileHref'] }) {
  return (
    <ul>
      {materials.map(({ id, kind, title, fileId, url, about }) => {
        const href = fileId ? fileHref?.(fileId) : url
        return (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2.5">
            <span>
              {href ? (
                <a href={href} {...(fileId ? { download: '' } : { rel: 'noreferrer' })}>
                  {title}
                </a>
              ) : (
                title
              )}
              {kind === 'TEACHING' && <span className="block text-sm text-muted">{materialKindLabels[kind]}</span>}
            </span>
            <span className="text-sm text-muted">{about}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** From what the figures come and as of when. */
function Counted({ content, timeZone }: { content: PublicContent; timeZone: string }) {
  const { before, after, inForce, runsPerYear } = content
  const approved = [
    before && `«было» – ${formatLong(instantToDate(timeZone, new Date(before.approvedOn)))}`,
    after && `«${inForce ? 'стало' : 'станет'}» – ${formatLong(instantToDate(timeZone, new Date(after.approvedOn)))}`,
  ].filter(Boolean)
  const cost = after?.cost ?? before?.cost
  return (
    <p className="mt-8 max-w-[90ch] text-sm text-muted">
      {[
        inForce ? `Новый порядок действует с ${formatLong(inForce)}` : '',
        runsPerYear ? `${count(runsPerYear, 'раз', 'раза', 'раз')} в год` : '',
        approved.length > 0 ? `расчёт утверждён: ${approved.join(', ')}` : '',
        after?.svg || before?.svg ? `на карте ${timesWords}` : '',
        cost ? `стоимость – работа, материалы и начисления по ценам на ${formatLong(cost.day)}` : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

type CardContent = Parameters<typeof leadGain>[0] & Parameters<typeof clientGain>[1]

/** The figures of a card. */
export function CardFigures({ content, planned }: { content: CardContent; planned: boolean }) {
  const [lead, cost] = [leadGain(content), costGain(content)]
  return (
    <>
      {lead && (
        <span className="block">
          <Change gain={lead} planned={planned} text={figureText} /> р.&nbsp;д.
        </span>
      )}
      {cost && (
        <span className="block">
          <Change gain={cost} planned={planned} text={roublesText} /> <span className="text-muted">за один раз</span>
        </span>
      )}
      {clientKeys.map((key) => {
        const gain = clientGain(key, content)
        return (
          gain && (
            <span key={key} className="block">
              <span className="text-muted">{publicClientLabels[key].toLowerCase()}: </span>
              <Change gain={gain} planned={planned} text={(value) => clientText(key, value)} />
            </span>
          )
        )
      })}
    </>
  )
}
