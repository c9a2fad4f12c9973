import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { StandardTable } from '@/components/processes/StandardTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { listStandards } from '@/lib/processes/standard/queries'
import type { StandardLine } from '@/lib/processes/standard/view'

export const metadata: Metadata = { title: pageName('processes/standards') }

function headline(rows: readonly StandardLine[]): string {
  const mine = rows.filter((row) => row.mine && row.mine.readAt === null && row.status === 'APPROVED').length
  if (mine > 0) return `Вам прочитать ${count(mine, 'стандарт', 'стандарта', 'стандартов')}`
  const fell = rows.filter(({ state }) => state === 'fell').length
  const inForce = rows.filter(({ status }) => status === 'APPROVED').length
  if (inForce === 0) return 'Действующих стандартов пока нет'
  const text = `${count(inForce, 'действующий стандарт', 'действующих стандарта', 'действующих стандартов')}`
  return fell > 0 ? `${text}, из них ${count(fell, 'откатился', 'откатились', 'откатились')}` : text
}

export default async function StandardsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const office = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${office}/standards`)
  const { rows, today } = await listStandards(actor, {})
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('processes'), href: office }, { label: pageName('processes/standards') }]}
      />
      <OfficeTitle
        path="processes/standards"
        says={headline(rows)}
        lead="Стандарт делается из шагов «как будет», утверждается актом, его читают те, кто по нему работает, а постмониторинг говорит, держится ли он."
      />
      {rows.length === 0 ? (
        <EmptyState title="Стандартов пока нет">
          Откройте процесс, у которого внесены шаги «как будет», и перейдите на вкладку «Стандарт».
        </EmptyState>
      ) : (
        <StandardTable tenant={tenant} rows={rows} today={today} />
      )}
    </>
  )
}
