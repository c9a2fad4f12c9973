import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActTable } from '@/components/processes/ActTable'
import { LineTable } from '@/components/processes/LineTable'
import { Button } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { requireActor } from '@/lib/platform/actor'
import { lineStates } from '@/lib/processes/registry/entry'
import { lineStateLabels, processes } from '@/lib/processes/registry/labels'
import { compareVersions, type Comparison } from '@/lib/processes/registry/registry-queries'

export const metadata: Metadata = { title: 'Сравнение версий реестра' }

type Props = {
  params: Promise<{ tenant: string; agencyId: string }>
  searchParams: Promise<{ from?: string; to?: string }>
}

const numberOf = (text: string | undefined): number | null => (text && /^\d{1,6}$/.test(text) ? Number(text) : null)

export default async function CompareVersionsPage({ params, searchParams }: Props) {
  const { tenant, agencyId } = await params
  const { from, to } = await searchParams
  const office = `/${tenant}/office/processes`
  const at = `${office}/registry/${agencyId}`
  const actor = await requireActor(tenant, `${at}/compare`)
  const view = await compareVersions(actor, { agencyId, from: numberOf(from), to: numberOf(to) })
  const changed = view.lines.filter(({ state }) => state !== 'same')
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: office },
          { label: view.agency.name, href: at },
          { label: 'Сравнение' },
        ]}
      />
      <PageTitle
        title={
          changed.length === 0 ? 'Различий нет' : `Отличаются ${processes(changed.length)} из ${view.lines.length}`
        }
        kicker={`${view.agency.name} · версия ${view.from} и ${view.to === null ? 'нынешний реестр' : `версия ${view.to}`}`}
      />
      <Choice view={view} />
      <p className="mb-4 text-muted">
        {lineStates
          .filter((state) => view.counts[state] > 0)
          .map((state) => `${lineStateLabels[state].plural}: ${view.counts[state]}`)
          .join(' · ')}
      </p>
      {changed.length > 0 && <LineTable caption="Различия" lines={changed} base={office} />}
      <Section title="Утверждённые версии" rule>
        <ActTable
          tenant={tenant}
          caption="Утверждённые версии"
          acts={view.versions}
          timeZone={actor.tenant.timeZone}
          href={(number) => `${at}/versions/${number}`}
        />
      </Section>
    </>
  )
}

function Choice({ view: { versions, from, to } }: { view: Comparison }) {
  const options = versions.map(({ number }) => ({ value: String(number), label: `версия ${number}` }))
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3">
      <SelectField key={`from ${from}`} name="from" label="Было" defaultValue={String(from)} options={options} />
      <SelectField
        key={`to ${to}`}
        name="to"
        label="Стало"
        empty="сейчас"
        defaultValue={to === null ? '' : String(to)}
        options={options}
      />
      <Button type="submit" variant="quiet">
        Сравнить
      </Button>
    </form>
  )
}
