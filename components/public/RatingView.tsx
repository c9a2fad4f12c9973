import { PageTitle } from '@/components/layout/PageTitle'
import { LevelStrip } from '@/components/rating/LevelStrip'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count, NBSP, plural } from '@/lib/core/format'
import type { FrozenInterpretation } from '@/lib/rating/methodology/frozen'
import { thresholds } from '@/lib/rating/methodology/levels'
import type { PublicTenant, PublishedRating } from '@/lib/rating/publication/published-queries'
import { compileMethodology, maximumTotal } from '@/lib/rating/methodology/score'
import { RatingTable } from './RatingTable'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { levelSign } from '@/lib/rating/methodology/labels'

function summary({ rows, selfAssessed, objections, methodology }: PublishedRating): string {
  const rest = rows.length - selfAssessed
  const who = `${count(selfAssessed, 'участник', 'участника', 'участников')} ${plural(selfAssessed, 'оценил', 'оценили', 'оценили')} себя`
  const settled = objections > 0 ? ` и рассмотрел ${count(objections, 'несогласие', 'несогласия', 'несогласий')}` : ''
  return [
    `${who} по ${methodology.criteria.length}${NBSP}критериям, уполномоченный орган проверил подтверждения${settled}.`,
    ...(rest > 0
      ? [`Ещё ${count(rest, 'участника', 'участников', 'участников')} он оценил по сведениям, которые у него были.`]
      : []),
    'Каждую оценку можно раскрыть и пересчитать самостоятельно.',
  ].join(' ')
}

/** How the act was understood in this rating, as frozen with it; what decides a level stands in full view. */
function Interpretations({ of: all }: { of: FrozenInterpretation[] }) {
  const levels = all.filter((one) => one.subject === 'level')
  const rest = all.filter((one) => one.subject !== 'level')
  return (
    <>
      {all.length === 0 && <p className="my-2 text-muted">Порядок применён как есть: толковать было нечего.</p>}
      {levels.map((one) => (
        <p key={one.key} className="my-2 text-muted">
          {one.text}
        </p>
      ))}
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1">
            Ещё {count(rest.length, 'решение', 'решения', 'решений')} о толковании
          </summary>
          {rest.map((one) => (
            <p key={one.key} className="my-2 text-muted">
              {one.text}
            </p>
          ))}
        </details>
      )}
    </>
  )
}

/** How a score comes about, and how the act was understood. */
function Method({ slug, interpretations }: { slug: string; interpretations: FrozenInterpretation[] }) {
  return (
    <section className="mt-8 grid gap-x-8 gap-y-6 border-t-2 border-ink pt-4 md:grid-cols-2">
      <div>
        <h2>Как получается оценка</h2>
        <p className="my-2 text-muted">
          Балл по каждому критерию умножается на его коэффициент, результаты складываются. Там, где ступени
          складываются, каждая засчитывается только вместе с предыдущими.
        </p>
        <a href={`/${slug}/method`}>Все критерии и коэффициенты</a>
      </div>
      <div>
        <h2>Как понят порядок</h2>
        <Interpretations of={interpretations} />
      </div>
    </section>
  )
}

type VersionsProps = { slug: string; rating: PublishedRating; day: (instant: Date) => string }

/** Every version of the rating with its reason; the one on the page is not a link. */
function Versions({ slug, rating, day }: VersionsProps) {
  return (
    <Section title="Редакции рейтинга">
      <ol className="grid gap-2">
        {rating.versions.map((one) => (
          <li key={one.version}>
            {one.version === rating.version ? (
              <b>Редакция {one.version}</b>
            ) : (
              <a href={`/${slug}/rating/${rating.year}/versions/${one.version}`}>Редакция {one.version}</a>
            )}{' '}
            от {day(one.publishedAt)}
            {one.reason && <> – {one.reason}</>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

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
  const file = `/${slug}/open-data/rating-${year}${old ? `-v${rating.version}` : ''}`
  return (
    <>
      <PageTitle
        size="l"
        kicker={`Итоги за ${year} год · опубликованы ${day(rating.publishedAt)}${rating.version > 1 ? ` · редакция ${rating.version}` : ''}`}
        title={`Рейтинг участников программы «${tenant.programme}»`}
        lead={summary(rating)}
      />
      {old && (
        <Notice tone="warn" className="mb-6" title={`Это прежняя редакция рейтинга, ${rating.version}`}>
          <p>
            Действует <a href={`/${slug}/rating/${year}`}>редакция {newest.version}</a>, опубликована{' '}
            {day(newest.publishedAt)} Её и показывают страницы участников.
          </p>
          <p>Почему рейтинг изменён: {newest.reason}</p>
        </Notice>
      )}
      {tenant.years.length > 1 && (
        <LinkPills
          label="Год"
          items={tenant.years
            .toReversed()
            .map((one) => ({ href: `/${slug}/rating/${one}`, label: String(one), current: one === year }))}
        />
      )}
      <LevelStrip
        levels={levels.map((level) => ({
          key: level.code,
          tone: level.tone,
          glyph: level.glyph,
          name: level.title,
          count: rows.filter((row) => row.level === level.code).length,
        }))}
      />
      <RatingTable
        caption={`Рейтинг за ${year} год`}
        rows={rows.map((row) => ({
          name: row.name,
          slug: row.slug,
          kind: row.kind,
          place: row.place,
          total: row.total,
          level: row.level,
          before: row.previousTotal,
        }))}
        levels={levels}
        kinds={kinds}
        maximum={maximumTotal(methodology)}
        marks={thresholds(methodology).map((one) => one.value)}
        previousYear={previous}
        agencyHref={`/${slug}/agencies`}
        year={year}
        digits={compileMethodology(methodology).scale}
      >
        <p className="rating-files">
          <a href={`${file}.csv`}>Скачать CSV</a> · <a href={`${file}.json`}>JSON</a>
          {!old && (
            <>
              {' '}
              · <a href={`/${slug}/rating/${year}/recompute`}>Пересчитать</a>
            </>
          )}
        </p>
      </RatingTable>
      {rating.notRated.length > 0 && (
        <Section title="Без оценки" lead="Эти участники программы в рейтинг не вошли.">
          <ul className="grid gap-2">
            {rating.notRated.map((one) => (
              <li key={one.agencyId}>
                <b className="font-medium">{one.agencyName}</b> – {one.reason}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Method slug={slug} interpretations={rating.interpretations} />
      {rating.versions.length > 1 && <Versions slug={slug} rating={rating} day={day} />}
    </>
  )
}
