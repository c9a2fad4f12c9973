import { Section } from '@/components/ui/Section'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { formatNumber } from '@/lib/core/format'
import type { FactRefs, QuarterlyFacts } from '@/lib/quarterly/facts'
import { levelGlyphs, levelLabels } from '@/lib/tools/labels'
import { isToolLevel } from '@/lib/tools/rules'
import { IndicatorTable } from './IndicatorTable'
import { RoadmapTable } from './RoadmapTable'

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

/**
 * What the portal knows of the quarter, with links to the records: live until the report is submitted, frozen after.
 */
export function FactsView({ facts, frozen, base, remark }: Props) {
  const project = (id: string) => `${base}/projects/${id}`
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
      {facts.indicators.length > 0 && <IndicatorTable rows={facts.indicators} base={base} />}
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
        <ProposalFacts proposals={facts.proposals} base={base} />
        <Refs
          title="Практики опубликованы"
          refs={facts.practices}
          href={(id) => `${base}/practices/${id}`}
          none="За квартал практики не публиковались."
          day="опубликована"
        />
      </div>
      {facts.roadmap.total > 0 && <RoadmapTable roadmap={facts.roadmap} base={base} />}
      {facts.tools.length > 0 && <ToolFacts tools={facts.tools} />}
    </Section>
  )
}

/** What became of the quarter's proposals, and the first of them. */
function ProposalFacts({ proposals, base }: { proposals: QuarterlyFacts['proposals']; base: string }) {
  return (
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
  )
}

/** The level of each tool of the programme in the agency. */
function ToolFacts({ tools }: { tools: QuarterlyFacts['tools'] }) {
  return (
    <div>
      <h3 className="mb-1.5">Инструменты</h3>
      <ul className="grid gap-x-8 gap-y-1 text-dense sm:grid-cols-2">
        {tools.map(({ key, title, level, units }) => {
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
  )
}
