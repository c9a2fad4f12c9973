import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { BeforeAfter } from '@/components/practices/BeforeAfter'
import { SpreadKey, SpreadMap, type SpreadCard } from '@/components/practices/SpreadMap'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { getPublicPractice } from '@/lib/gallery/published-queries'
import { contactText } from '@/lib/practices/labels'
import type { PublicSpread } from '@/lib/practices/public-spread'
import { spreadEffects } from '@/lib/practices/spread'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; slug: string }> }

const load = async ({ params }: Props) => {
  const { tenant: tenantSlug, slug } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const practice = tenant && (await getPublicPractice(tenant.id, tenant.timeZone, slug))
  return practice ? { tenant, practice } : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  return found
    ? {
        title: found.practice.title,
        description: found.practice.problem.slice(0, 200),
        alternates: { canonical: `/${found.tenant.slug}/practices/${found.practice.slug}` },
      }
    : {}
}

/** The way of the practice from agency to agency. */
function WhoTook({ spread, tenant, title }: { spread: PublicSpread; tenant: string; title: string }) {
  const cards = spread.marks.map(({ agencyName, current, practice, ...mark }): SpreadCard => ({
    ...mark,
    agency: agencyName,
    href: null,
    tone: current ? 'asked' : 'plain',
    practice: practice && !current ? { title: practice.title, href: `/${tenant}/practices/${practice.slug}` } : null,
  }))
  const more = spread.hidden > 0 && <>и ещё {count(spread.hidden, 'орган', 'органа', 'органов')}</>
  return (
    <Section title="Кто перенял" rule lead="Слева – с чего началось, правее – кто взял у кого.">
      <SpreadKey
        states={['DONE', 'RUNNING']}
        effects={spreadEffects.filter((one) => cards.some(({ effect }) => effect?.verdict === one))}
      />
      <SpreadMap
        heading={null}
        bands={[{ key: 'practice', title, note: null, label: `${title}: кто перенял`, cards, more }]}
      />
    </Section>
  )
}

/** One practice: the problem, the solution, before and after, whom to ask, who has taken it over. */
export default async function PracticePage(props: Props) {
  const found = await load(props)
  if (!found) notFound()
  const { tenant, practice } = found
  return (
    <>
      <PageTitle
        size="l"
        kicker={<a href={`/${tenant.slug}/practices`}>Все практики</a>}
        title={practice.title}
        lead={`${practice.agencyName}. Опубликована ${formatLong(instantToDate(tenant.timeZone, practice.publishedAt))}`}
      />
      {practice.results.length > 0 && (
        <Section title="Было → стало" rule>
          <BeforeAfter results={practice.results} />
        </Section>
      )}
      <div className="grid gap-x-12 md:grid-cols-2">
        <Section title="Что было не так" rule>
          <p className="max-w-[68ch] whitespace-pre-line">{practice.problem}</p>
        </Section>
        <Section title="Что сделали" rule>
          <p className="max-w-[68ch] whitespace-pre-line">{practice.solution}</p>
        </Section>
      </div>
      <Section title="Как повторить" rule>
        <DefinitionList
          items={[
            ...(practice.conditions
              ? [{ term: 'Что понадобится', value: <span className="whitespace-pre-line">{practice.conditions}</span> }]
              : []),
            { term: 'К кому обратиться', value: contactText(practice.contact) },
          ]}
        />
      </Section>
      {practice.spread && <WhoTook spread={practice.spread} tenant={tenant.slug} title={practice.title} />}
    </>
  )
}
