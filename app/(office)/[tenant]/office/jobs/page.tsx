import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ActionForm } from '@/components/ui/ActionForm'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { LinkTabs } from '@/components/ui/Tabs'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import type { MessageStatus } from '@/lib/records/labels'
import { listMessages } from '@/lib/records/queries'
import { isDelayed } from '@/lib/records/rules'
import { MessageFilter } from '@/lib/records/schema'
import { retryMessagesAction } from './action'
import { messageColumns } from './message-columns'

export const metadata: Metadata = { title: pageName('jobs') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function JobsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = MessageFilter.parse(await searchParams)
  const actor = await requireActor(tenant, `/${tenant}/office/jobs`)
  const { timeZone } = actor.tenant
  const { lines, next, counts, oldestPending, now } = await listMessages(actor, filter)
  const at = `/${tenant}/office/jobs`
  const tab = (status: MessageStatus | undefined, label: string, n: number) => ({
    href: status ? `${at}?status=${status}` : at,
    label,
    count: n,
    current: filter.status === status,
  })
  const failed = counts.FAILED
  const title =
    failed > 0
      ? `Не отправлено: ${count(failed, 'сообщение', 'сообщения', 'сообщений')}`
      : counts.PENDING > 0
        ? `Отправляем: ${count(counts.PENDING, 'сообщение', 'сообщения', 'сообщений')}`
        : 'Всё отправлено'
  const retry = may(actor, 'job.retry')
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: pageName('jobs') }]} />
      <OfficeTitle
        path="jobs"
        says={title}
        lead="Письма и обновление опубликованных страниц. Неудачная отправка повторяется сама с растущими паузами; здесь видно, что не вышло совсем."
        actions={
          retry &&
          failed > 1 && (
            <ActionForm
              action={retryMessagesAction}
              tenant={tenant}
              hidden={{ id: 'failed' }}
              submitLabel="Повторить все"
              variant="quiet"
              quiet
            />
          )
        }
      />
      {oldestPending && isDelayed(oldestPending, now) && (
        <Notice tone="warn" className="mb-5" title="Отправка задерживается">
          Самое раннее сообщение ждёт с {formatDateTime(timeZone, oldestPending)}. Если это не пауза между попытками,
          проверьте, запущен ли обработчик фоновых задач.
        </Notice>
      )}
      <LinkTabs
        label="Состояние"
        items={[
          tab(undefined, 'Все', counts.PENDING + counts.DONE + counts.FAILED),
          tab('PENDING', 'Ждут', counts.PENDING),
          tab('FAILED', 'Не удались', failed),
          tab('DONE', 'Сделаны', counts.DONE),
        ]}
      />
      <DataTable
        caption="Сообщения, новые сверху"
        dense
        rows={lines}
        rowKey={(line) => line.id}
        empty={
          <EmptyState title={filter.status === 'FAILED' ? 'Неудач нет' : 'Сообщений нет'}>
            Здесь появятся приглашения, напоминания и уведомления о результатах.
          </EmptyState>
        }
        columns={messageColumns({ tenant, timeZone, mayRetry: retry })}
      />
      <nav aria-label="Страницы" className="mt-5 flex flex-wrap gap-4 print:hidden">
        {filter.after && <a href={tab(filter.status, '', 0).href}>← К новым</a>}
        {next && (
          <a
            href={`${at}?${new URLSearchParams({ ...(filter.status ? { status: filter.status } : {}), after: next }).toString()}`}
            rel="next"
          >
            Более ранние →
          </a>
        )}
      </nav>
    </>
  )
}
