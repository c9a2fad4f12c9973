import Link from 'next/link'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelStrip } from '@/components/rating/LevelStrip'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { agencyKindLabel } from '@/lib/agencies/labels'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count, plural } from '@/lib/core/format'
import { levelSign } from '@/lib/rating/labels'
import { thresholds } from '@/lib/rating/levels'
import type { PublicTenant, PublishedRating } from '@/lib/rating/published-queries'
import { compileMethodology, maximumTotal } from '@/lib/rating/score'
import { RatingTable } from './RatingTable'

/** A published rating of a year: the newest version, or an older one with a note. */
export function RatingView({ tenant, rating }: { tenant: PublicTenant; rating: PublishedRating }) {
  const { slug, timeZone } = tenant
  const { year, methodology, rows } = rating
  const day = (instant: Date): string => formatLong(instantToDate(timeZone, instant))
  const newest = rating.versions[0]
  const old = newest !== undefined && newest.version !== rating.version
  const levels = methodology.levels.map((level) => ({ code: level.code, ...levelSign(methodology, level.code) }))
  const kinds = [...new Set(rows.map((row) => row.kind))].map((kind) => ({ value: kind, label: agencyKindLabel(kind) }))
  const previous = rows.some((row) => row.previousTotal !== null) ? year - 1 : null
  const verb = plural(rows.length, 'участник оценил', 'участника оценили', 'участников оценили')
  const files = `/${slug}/open-data`
  return (
    <>
      <PageTitle
        size="l"
        kicker={`Итоги за ${year} год · опубликованы ${day(rating.publishedAt)}${rating.version > 1 ? ` · редакция ${rating.version}` : ''}`}
        title={`Рейтинг участников программы «${tenant.programme}»`}
        lead={`${rows.length} ${verb} себя по ${methodology.criteria.length} критериям, уполномоченный орган проверил подтверждения${rating.objections > 0 ? ` и рассмотрел ${count(rating.objections, 'несогласие', 'несогласия', 'несогласий')}` : ''}. Каждую оценку можно раскрыть и пересчитать самостоятельно.`}
      />
      {old && <Notice tone="warn" title="Это прежняя редакция рейтинга">Действует <Link href={`/${slug}/rating/${year}`}>редакция {newest.version} от {day(newest.publishedAt)}</Link>. Причина изменения: {newest.reason}</Notice>}
      {tenant.years.length > 1 && <LinkPills label="Год" items={tenant.years.toReversed().map((one) => ({ href: `/${slug}/rating/${one}`, label: String(one), current: one === year }))} />}
      <LevelStrip levels={levels.map((level) => ({ key: level.code, tone: level.tone, glyph: level.glyph, name: level.title, count: rows.filter((row) => row.level === level.code).length }))} />
      <p className="mt-6 mb-3 text-sm print:hidden">
        <a href={`${files}/rating-${year}.csv`}>Скачать CSV</a> · <a href={`${files}/rating-${year}.json`}>JSON</a> · <Link href={`/${slug}/rating/${year}/recompute`}>Пересчитать</Link>
      </p>
      <RatingTable
        caption={`Рейтинг за ${year} год`}
        rows={rows.map((row) => ({ name: row.name, slug: row.slug, kind: row.kind, place: row.place, total: row.total, level: row.level, before: row.previousTotal }))}
        levels={levels} kinds={kinds} maximum={maximumTotal(methodology)} marks={thresholds(methodology).map((one) => one.value)} previousYear={previous}
        agencyHref={`/${slug}/agencies`} year={year} digits={compileMethodology(methodology).scale}
      />
      {rating.notRated.length > 0 && (
        <Section title="Без оценки" lead="Эти участники программы в рейтинг не вошли.">
          <ul className="grid gap-2">{rating.notRated.map((one) => <li key={one.agencyId}><b className="font-medium">{one.agencyName}</b> – {one.reason}</li>)}</ul>
        </Section>
      )}
      <section className="mt-8 grid gap-x-8 gap-y-6 border-t-2 border-ink pt-4 md:grid-cols-2">
        <div>
          <h2>Как получается оценка</h2>
          <p className="my-2 text-muted">Балл по каждому критерию умножается на его коэффициент, результаты складываются. Там, где ступени складываются, каждая засчитывается только вместе с предыдущими.</p>
          <Link href={`/${slug}/method`}>Все критерии и коэффициенты</Link>
        </div>
        <div>
          <h2>Как понят порядок</h2>
          {rating.interpretations.filter((one) => one.subject === 'level').map((one) => <p key={one.key} className="my-2 text-muted">{one.text}</p>)}
          <Link href={`/${slug}/method#interpretations`}>{count(rating.interpretations.length, 'решение', 'решения', 'решений')} о толковании</Link>
        </div>
      </section>
      {rating.versions.length > 1 && (
        <Section title="Редакции рейтинга">
          <ol className="grid gap-2">
            {rating.versions.map((one) => (
              <li key={one.version}>
                {one.version === rating.version ? <b>Редакция {one.version}</b> : <Link href={`/${slug}/rating/${year}/versions/${one.version}`}>Редакция {one.version}</Link>} от {day(one.publishedAt)}
                {one.reason && <> – {one.reason}</>}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}
