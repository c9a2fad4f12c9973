import type { Metadata } from 'next'
import { SkipLink } from '@/components/layout/SkipLink'
import { TenantAccent } from '@/components/layout/TenantAccent'
import { ThemeSwitch } from '@/components/layout/ThemeSwitch'
import { TaskBoard } from '@/components/projects/TaskBoard'
import { AutoRefresh, FullScreenButton } from '@/components/ui/WallTools'
import { ButtonLink } from '@/components/ui/Button'
import { formatTime } from '@/lib/core/dates'
import { requireActor } from '@/lib/platform/actor'
import { getTaskBoard } from '@/lib/projects/tasks/queries'
import { moveTaskAction } from '@/app/(office)/[tenant]/office/projects/[id]/tasks/action'
import { QuickTask } from '@/app/(office)/[tenant]/office/projects/[id]/tasks/QuickTask'

export const metadata: Metadata = { title: 'Доска на стене', robots: { index: false } }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** The daily board for the wall: no menu, big type, comes up to date by itself. */
export default async function WallPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/projects/${id}/tasks/wall`)
  const view = await getTaskBoard(actor, { id, board: 'DAILY' })
  const at = `/${tenant}/office/projects/${id}/tasks`
  return (
    <>
      <TenantAccent accent={actor.tenant.accent} />
      <SkipLink />
      <main id="main" tabIndex={-1} className="flex-1 px-4 py-5 md:px-8">
        <div className="mb-5 flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
          <div className="min-w-0">
            <p className="text-muted">Ежедневная встреча · проект № {view.project.number}</p>
            <h1 className="text-2xl">{view.project.title}</h1>
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
            <AutoRefresh at={formatTime(actor.tenant.timeZone, new Date())} />
            <ThemeSwitch />
            <FullScreenButton />
            <ButtonLink variant="quiet" size="s" href={`${at}?board=DAILY`}>
              Закрыть
            </ButtonLink>
          </div>
        </div>
        {view.canAdd && <QuickTask tenant={tenant} projectId={id} board="DAILY" />}
        <TaskBoard
          tenant={tenant}
          columns={view.columns}
          counts={view.counts}
          base={at}
          move={moveTaskAction}
          shared={view.shared}
          big
        />
      </main>
    </>
  )
}
