import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LevelStackedBar } from '@/components/charts/LevelStackedBar'
import { ResultsList } from '@/components/feedback/published/ResultsList'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { LevelStrip } from '@/components/rating/LevelStrip'
import { ProgrammeFacts } from '@/components/public/ProgrammeFacts'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { listPublicResults } from '@/lib/feedback/publication/public-queries'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, sentence } from '@/lib/core/format'
import {
  getLevelsByYear,
  getPublicTenant,
  getPublishedRating,
  type PublicTenant,
  type PublishedRating,
} from '@/lib/rating/publication/published-queries'
import { compileMethodology } from '@/lib/rating/methodology/score'
import { programmeFacts, programmeLists } from '@/lib/tenancy/programme-facts'
import { levelSign } from '@/lib/rating/methodology/labels'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tenant = await getPublicTenant((await params).tenant)
  return tenant
    ? {
        title: { absolute: `${tenant.programme} · ${tenant.name}` },
        description: tenant.template.program.goal,
        alternates: { canonical: `/${tenant.slug}` },
      }
    : {}
}

function LatestRating({
  tenant,
  rating,
  trend,
}: {
  tenant: PublicTenant
  rating: PublishedRating
  trend: { year: number; counts: Record<string, number> }[]
}) {
  const levels = rating.methodology.levels.map((level) => ({
    key: level.code,
    ...levelSign(rating.methodology, level.code),
  }))
  return (
    <>
      <Section
        title={`Итоги за ${rating.year} год`}
        rule
        actions={<a href={`/${tenant.slug}/rating/${rating.year}`}>Весь рейтинг</a>}
        lead={`${count(rating.rows.length, 'участник', 'участника', 'участников')}, опубликованы ${formatLong(instantToDate(tenant.timeZone, rating.publishedAt))}`}
      >
        <LevelStrip
          levels={levels.map((level) => ({
            ...level,
            name: level.title,
            count: rating.rows.filter((row) => row.level === level.key).length,
          }))}
        />
        <ol className="mt-4">
          {rating.rows.slice(0, 5).map((row) => {
            const sign = levelSign(rating.methodology, row.level)
            return (
              <li
                key={row.slug}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_auto_auto]"
              >
                <a
                  href={`/${tenant.slug}/agencies/${row.slug}/${rating.year}`}
                  className="font-medium text-ink no-underline hover:underline"
                >
                  {row.name}
                </a>
                <span className="max-sm:row-start-2">
                  <LevelBadge tone={sign.tone} glyph={sign.glyph} name={sign.title} />
                </span>
                <b className="min-w-[3ch] text-right text-xl">
                  {formatDecimal(row.total, { digits: compileMethodology(rating.methodology).scale })}
                </b>
              </li>
            )
          })}
        </ol>
      </Section>
      {trend.length > 1 && (
        <Section title="Как растут участники" rule>
          <LevelStackedBar
            title="Участники по уровням и годам"
            fileName={`${tenant.slug}-levels`}
            years={trend}
            levels={levels.map(({ key, title, tone, glyph }) => ({ key, name: title, tone, glyph }))}
          />
        </Section>
      )}
    </>
  )
}

export default async function ProgrammePage({ params }: Props) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  const { program } = tenant.template
  const lists = programmeLists(tenant.template)
  const year = tenant.years[0]
  const rating = year === undefined ? null : await getPublishedRating(tenant.id, year)
  const results = await listPublicResults(tenant.id)
  const trend = rating ? await getLevelsByYear(tenant.id) : []
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title={program.title}
        lead={program.goal ? sentence(program.goal) : undefined}
      />
      {rating && <LatestRating tenant={tenant} rating={rating} trend={trend} />}
      {!rating && tenant.template.rating !== undefined && (
        <Section title="Итогов пока нет" rule>
          <p className="max-w-[62ch] text-muted">
            Они появятся на этой странице, как только уполномоченный орган опубликует первый рейтинг.{' '}
            <a href={`/${tenant.slug}/method`}>Как будет считаться оценка</a>
          </p>
        </Section>
      )}
      {results.length > 0 && (
        <Section title="Что ответили клиенты" rule actions={<a href={`/${tenant.slug}/surveys`}>Все опросы</a>}>
          <ResultsList slug={tenant.slug} timeZone={tenant.timeZone} results={results.slice(0, 3)} />
        </Section>
      )}
      <Section title="О программе" rule actions={<a href={`/${tenant.slug}/agencies`}>Все участники</a>}>
        <DefinitionList items={programmeFacts(tenant.template)} />
      </Section>
      {lists.length > 0 && (
        <Section title="Что установил акт" rule>
          <ProgrammeFacts lists={lists} />
        </Section>
      )}
    </>
  )
}
