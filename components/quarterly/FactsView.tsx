import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { compareDecimals, formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber } from '@/lib/core/format'
import type { FactRefs, IndicatorLine, QuarterlyFacts, RoadmapLine } from '@/lib/quarterly/facts'
import { levelGlyphs, levelLabels } from '@/lib/tools/labels'
import { isToolLevel } from '@/lib/tools/rules'

type Props = { facts: QuarterlyFacts; frozen: boolean; base: string; remark?: string }

function Refs({
  title,
  refs,
  href,
  none,
  day,
}: {
  title: string
  refs: FactRefs
  href: (id: string) => string
  none: string
  day: string
}) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5">
        {title}: {formatNumber(refs.total)}
      </h3>
      {refs.total === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="grid gap-1.5 text-dense">
          {refs.rows.map((row) => (
            <li key={`${row.id}${row.note}`} className="border-t border-line pt-1.5">
              <a href={href(row.id)}>{row.title}</a>
              <span className="block text-sm text-muted">
                {[row.note, row.on && `${day} ${formatShort(row.on)}`, row.of && `в том числе «${row.of}»`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {refs.total > refs.rows.length && (
        <p className="mt-1 text-sm text-muted">
          И ещё {formatNumber(refs.total - refs.rows.length)} – в разделе портала.
        </p>
      )}
    </div>
  )
}

const value = (text: string | null, unit: string) =>
  text === null ? '–' : `${formatDecimal(text)}${unit.startsWith('процент') ? '\u00a0%' : ''}`

/** Whether the year's target is met already; a fact or a target that is not known has no light. */
function IndicatorMark({ line }: { line: IndicatorLine }) {
  if (line.target === null) return <StatusMark kind="none">цель не задана</StatusMark>
  if (line.fact === null) return <StatusMark kind="none">нет данных</StatusMark>
  const order = compareDecimals(line.fact, line.target)
  const met = line.comparison === 'AT_MOST' ? order <= 0 : line.comparison === 'EXACTLY' ? order === 0 : order >= 0
  return met ? (
    <StatusMark kind="ok">цель года достигнута</StatusMark>
  ) : (
    <StatusMark kind="warn">цель года пока не достигнута</StatusMark>
  )
}

const partWords: Record<string, string> = {
  OPEN: 'не сделан',
  SUBMITTED: 'на проверке',
  RETURNED: 'возвращён',
  ACCEPTED: 'принят',
}

/** Where the fact is from; of a formula – its parts and how they make it. */
function Origin({ line: { typed, formula } }: { line: IndicatorLine }) {
  if (!formula)
    return <span className="block text-sm text-muted">{typed ? 'вносится с документом' : 'считает портал'}</span>
  return (
    <span className="block text-sm text-muted">
      {typed
        ? 'внесён с документом: по формуле не считается'
        : formula.sample
          ? 'по примеру формулы портала'
          : 'по формуле'}
      {formula.parts.map((part) => (
        <span key={part} className="block">
          {part}
        </span>
      ))}
      <span className="block">{formula.workings}</span>
    </span>
  )
}

/** What the portal knows of the quarter, with links to the records: live until the report is submitted, frozen after. */
export function FactsView({ facts, frozen, base, remark }: Props) {
  const project = (id: string) => `${base}/projects/${id}`
  const { proposals } = facts
  const indicators: Column<IndicatorLine>[] = [
    {
      key: 'title',
      header: 'Показатель',
      phone: 'title',
      cell: (row) => (
        <a href={`${base}/plan/${row.id}`}>
          {row.number}. {row.title}
        </a>
      ),
    },
    { key: 'target', header: 'Цель года', numeric: true, width: '7rem', cell: (row) => value(row.target, row.unit) },
    { key: 'quarter', header: 'За квартал', numeric: true, width: '7rem', cell: (row) => value(row.quarter, row.unit) },
    { key: 'fact', header: 'С начала года', numeric: true, width: '8rem', cell: (row) => value(row.fact, row.unit) },
    {
      key: 'mark',
      header: 'Как идёт',
      width: '17rem',
      phone: 'wide',
      cell: (row) => (
        <>
          <IndicatorMark line={row} />
          <Origin line={row} />
        </>
      ),
    },
  ]
  const roadmap: Column<RoadmapLine>[] = [
    {
      key: 'title',
      header: 'Мероприятие',
      phone: 'title',
      cell: (row) => (
        <a href={`${base}/roadmaps/${row.roadmapId}/items/${row.itemId}`}>
          {row.number}. {row.title}
        </a>
      ),
    },
    { key: 'due', header: 'Срок', width: '7rem', cell: (row) => (row.dueOn ? formatShort(row.dueOn) : '–') },
    {
      key: 'state',
      header: 'Состояние',
      width: '14rem',
      cell: (row) => (
        <StatusMark kind={row.status === 'ACCEPTED' ? (row.late ? 'warn' : 'ok') : row.late ? 'bad' : 'none'}>
          {partWords[row.status] ?? row.status}
          {row.late && (row.status === 'ACCEPTED' ? ', с опозданием' : ', просрочен')}
        </StatusMark>
      ),
    },
  ]
  return (
    <Section
      title="Факты портала"
      rule
      lead={
        frozen
          ? `Сохранены при сдаче отчёта, состояние на ${formatLong(facts.asOf)}`
          : `Портал собрал их сам, состояние на ${formatLong(facts.asOf)} При сдаче отчёта они сохранятся такими, какими будут.`
      }
    >
      {remark && (
        <p className="mb-4 max-w-[80ch] rounded-ctl bg-warn-soft px-3 py-2.5 text-dense whitespace-pre-line">
          <b>Замечание к фактам:</b> {remark}
        </p>
      )}
      {facts.including.length > 0 && (
        <p className="mb-4 max-w-[80ch] text-dense">
          В том числе записи присоединённых органов:{' '}
          {facts.including
            .map(({ name, until }) => `«${name}»${until ? ` (до ${formatShort(until)})` : ''}`)
            .join(', ')}
          .
        </p>
      )}
      {facts.indicators.length > 0 && (
        <DataTable
          caption="Показатели плана"
          showCaption
          dense
          columns={indicators}
          rows={facts.indicators}
          rowKey={({ id }) => id}
          className="mb-7"
        />
      )}
      <div className="mb-7 grid gap-x-8 gap-y-6 md:grid-cols-2">
        <Refs
          title="Проекты открыты"
          refs={facts.opened}
          href={project}
          none="За квартал новых проектов нет."
          day="утверждён паспорт"
        />
        <Refs
          title="Этапы закрыты"
          refs={facts.stages}
          href={project}
          none="За квартал этапы не закрывались."
          day="закрыт"
        />
        <Refs
          title="Проекты завершены"
          refs={facts.finished}
          href={project}
          none="За квартал проекты не завершались."
          day="закрыт"
        />
        <Refs title="Этапы опаздывают" refs={facts.late} href={project} none="Опаздывающих этапов нет." day="срок" />
        <div className="min-w-0">
          <h3 className="mb-1.5">Предложения по улучшению</h3>
          <ul className="text-dense">
            <li>
              подано {formatNumber(proposals.filed)}, принято {formatNumber(proposals.accepted)}, внедрено{' '}
              {formatNumber(proposals.done)}
            </li>
            <li>
              ждут ответа {formatNumber(proposals.waiting)}
              {proposals.overdue > 0 && (
                <>
                  , <span className="text-danger">из них просрочен ответ: {formatNumber(proposals.overdue)}</span>
                </>
              )}
            </li>
            {(proposals.hours !== '0' || proposals.money !== '0') && (
              <li>
                эффект внедрённых в год:{' '}
                {[
                  proposals.hours !== '0' && `${formatDecimal(proposals.hours)} ч`,
                  proposals.money !== '0' && `${formatDecimal(proposals.money)} руб.`,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            )}
          </ul>
          {proposals.rows.length > 0 && (
            <ul className="mt-1.5 grid gap-1 text-dense">
              {proposals.rows.slice(0, 12).map((row) => (
                <li key={row.id}>
                  <a href={`${base}/proposals/${row.id}`}>{row.title}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Refs
          title="Практики опубликованы"
          refs={facts.practices}
          href={(id) => `${base}/practices/${id}`}
          none="За квартал практики не публиковались."
          day="опубликована"
        />
      </div>
      {facts.roadmap.total > 0 && (
        <DataTable
          caption={`Дорожные карты: срок в квартале у ${count(facts.roadmap.total, 'мероприятия', 'мероприятий', 'мероприятий')}, принято ${facts.roadmap.accepted}`}
          showCaption
          dense
          columns={roadmap}
          rows={facts.roadmap.rows}
          rowKey={({ itemId }) => itemId}
          className="mb-7"
        />
      )}
      {facts.tools.length > 0 && (
        <div>
          <h3 className="mb-1.5">Инструменты</h3>
          <ul className="grid gap-x-8 gap-y-1 text-dense sm:grid-cols-2">
            {facts.tools.map(({ key, title, level, units }) => {
              const known = isToolLevel(level) ? level : 'NOT_BEGUN'
              return (
                <li key={key}>
                  <span aria-hidden="true">{levelGlyphs[known]}</span> {title} – {levelLabels[known]}
                  {units > 1 && ` (подразделений: ${units})`}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </Section>
  )
}
