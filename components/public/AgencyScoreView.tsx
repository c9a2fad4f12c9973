import { HistoryLineChart } from '@/components/charts/HistoryLineChart'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { ScoreTrack } from '@/components/rating/ScoreTrack'
import { PrintButton } from '@/components/ui/PageButtons'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { formatDifference } from '@/lib/core/format'
import { findLevel, thresholds } from '@/lib/rating/methodology/levels'
import type { PublicTenant, PublishedAgency } from '@/lib/rating/publication/published-queries'
import { compileMethodology, maximumTotal } from '@/lib/rating/methodology/score'
import { CriterionResult } from './CriterionResult'
import { levelRuleText, levelSign } from '@/lib/rating/methodology/labels'

type Props = { tenant: PublicTenant; year: number; agency: PublishedAgency }

/** What the sum is made of: every criterion, what the agency gave itself, how the act was understood. */
function Breakdown({ tenant, year, agency }: Props) {
  const { methodology, breakdown } = agency
  return (
    <Section
      title="Из чего сложилась оценка"
      rule
      lead="По каждому критерию: что спрашивали, что найдено при проверке, балл, коэффициент и вклад в сумму."
    >
      <ol className="grid">
        {breakdown.criteria.map((criterion) => (
          <CriterionResult
            key={criterion.number}
            criterion={criterion}
            options={methodology.criteria.find((one) => one.number === criterion.number)?.options ?? []}
            notes={agency.interpretations
              .filter((one) => one.subject === `criterion:${criterion.number}`)
              .map((one) => one.text)}
          />
        ))}
      </ol>
      <p className="mt-4 text-lg">
        {breakdown.criteria.map((criterion) => formatDecimal(criterion.points)).join(' + ')} ={' '}
        <b>{formatDecimal(agency.total)}</b>
      </p>
      {breakdown.selfTotal === null && (
        <p className="mt-2 text-muted">
          Участник не представил самооценку: уполномоченный орган оценил его по сведениям, которые у него были.
        </p>
      )}
      {breakdown.selfTotal !== null && (
        <p className="mt-2 text-muted">
          Сам участник оценил себя на {formatDecimal(breakdown.selfTotal)}; после проверки –{' '}
          {formatDecimal(breakdown.verifiedTotal)} ({formatDifference(breakdown.selfTotal, breakdown.verifiedTotal)})
          {breakdown.verifiedTotal !== agency.total && (
            <>; после рассмотрения несогласия – {formatDecimal(agency.total)}</>
          )}
          .
        </p>
      )}
      {agency.interpretations
        .filter((one) => one.subject === 'level')
        .map((one) => (
          <p key={one.key} className="mt-2 text-sm text-muted">
            {one.text}
          </p>
        ))}
      <p className="mt-4 print:hidden">
        <a href={`/${tenant.slug}/method`}>Как считается оценка</a> ·{' '}
        <a href={`/${tenant.slug}/rating/${year}/recompute`}>Пересчитать</a>
      </p>
    </Section>
  )
}

/** An agency's published score of a year: what was asked, what was found, the weight, the sum. */
export function AgencyScoreView({ tenant, year, agency }: Props) {
  const { methodology } = agency
  const sign = levelSign(methodology, agency.level)
  const level = findLevel(methodology, agency.level)
  const maximum = maximumTotal(methodology)
  const marks = thresholds(methodology).map((one) => ({
    at: Number(one.value),
    label: findLevel(methodology, one.above)?.title ?? '',
  }))
  const base = `/${tenant.slug}/agencies/${agency.slug}`
  return (
    <>
      <Breadcrumbs items={[{ label: 'Рейтинг', href: `/${tenant.slug}/rating/${year}` }, { label: agency.name }]} />
      <PageTitle
        size="l"
        title={agency.name}
        actions={<PrintButton />}
        kicker={`Итоги за ${year} год · опубликованы ${formatLong(instantToDate(tenant.timeZone, agency.publishedAt))}${agency.version > 1 ? ` · редакция ${agency.version}` : ''}`}
      />
      {agency.history.length > 1 && (
        <LinkPills
          label="Год"
          items={agency.history.map((one) => ({
            href: `${base}/${one.year}`,
            label: String(one.year),
            current: one.year === year,
          }))}
        />
      )}
      <div className="grid items-center gap-x-8 gap-y-4 md:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <p className="text-4xl leading-none font-semibold tracking-tight">
            {formatDecimal(agency.total, { digits: compileMethodology(methodology).scale })}
          </p>
          <p className="mt-1 text-sm text-muted">
            из {formatDecimal(maximum)} · {agency.place}-е место из {agency.participants}
          </p>
        </div>
        <div>
          <ScoreTrack
            value={Number(agency.total)}
            max={Number(maximum)}
            thresholds={marks}
            tone={sign.tone}
            levelName={sign.title}
            size="lg"
          />
          <p className="mt-2 flex flex-wrap items-center gap-3">
            <LevelBadge size="md" tone={sign.tone} glyph={sign.glyph} name={sign.title} />
            {level && (
              <span className="text-sm text-muted">уровень присваивается при оценке {levelRuleText(level)}</span>
            )}
          </p>
        </div>
      </div>
      <Breakdown tenant={tenant} year={year} agency={agency} />
      {agency.history.length > 1 && (
        <Section title="По годам" rule>
          <HistoryLineChart
            title={`Оценка по годам: ${agency.name}`}
            fileName={`${agency.slug}-history`}
            max={Number(maximum)}
            thresholds={marks}
            points={agency.history.map((one) => ({
              year: one.year,
              score: one.total,
              levelName: levelSign(methodology, one.level).title,
            }))}
          />
        </Section>
      )}
    </>
  )
}
