import type { Metadata } from 'next'
import { OptimisationTable } from '@/components/processes/OptimisationTable'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { agree, count } from '@/lib/core/format'
import { isEnded } from '@/lib/projects/state/rules'
import { requireActor } from '@/lib/platform/actor'
import { listOptimisations, type OptimisationLine } from '@/lib/processes/optimisation/list-queries'

export const metadata: Metadata = { title: pageName('processes/optimisations') }

function headline(rows: readonly OptimisationLine[]): string {
  const running = rows.filter(({ status }) => !isEnded(status))
  if (running.length === 0) return 'Сейчас процессы не оптимизируют'
  const waiting = running.filter(({ plan }) => plan === 'SENT').length
  const text = `В работе ${count(running.length, 'оптимизация', 'оптимизации', 'оптимизаций')}`
  return waiting > 0
    ? `${text}, решения владельца ${agree(waiting, 'ждёт', 'ждут')} ${count(waiting, 'план', 'плана', 'планов')}`
    : text
}

export default async function OptimisationsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const office = `/${tenant}/office/processes`
  const actor = await requireActor(tenant, `${office}/optimisations`)
  const { rows, today, canOpen } = await listOptimisations(actor, {})
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('processes'), href: office }, { label: pageName('processes/optimisations') }]}
      />
      <OfficeTitle
        path="processes/optimisations"
        says={rows.length === 0 ? 'Оптимизаций пока нет' : headline(rows)}
        lead="Оптимизация – это проект, который ведут по процессу реестра: задачи, встречи и результаты – в проекте, проблемы, идеи и план – здесь."
      />
      {rows.length === 0 ? (
        <EmptyState
          title="Ни один процесс ещё не оптимизировали"
          action={<ButtonLink href={office}>К реестру</ButtonLink>}
        >
          {canOpen
            ? 'Откройте процесс в реестре и перейдите на вкладку «Оптимизация».'
            : 'Оптимизацию открывают орган – владелец процесса и процессный офис.'}
        </EmptyState>
      ) : (
        <OptimisationTable tenant={tenant} rows={rows} today={today} />
      )}
    </>
  )
}
