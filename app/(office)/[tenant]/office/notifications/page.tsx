import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { count } from '@/lib/core/format'
import { listNotifications } from '@/lib/notifications/queries'
import { requireActor } from '@/lib/platform/actor'
import { pageNumber } from '@/lib/core/pages'
import { NotificationList } from './NotificationList'
import { markAllAction } from './action'

export const metadata: Metadata = { title: 'Уведомления' }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function NotificationsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const at = `/${tenant}/office/notifications`
  const actor = await requireActor(tenant, at)
  const unread = query.show === 'unread'
  const page = pageNumber(query.page)
  const list = await listNotifications(actor, { page, unread })
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: 'Уведомления' }]} />
      <PageTitle
        title={
          list.unread > 0
            ? count(list.unread, 'непрочитанное уведомление', 'непрочитанных уведомления', 'непрочитанных уведомлений')
            : 'Уведомления'
        }
        lead="Решения по вашим делам и перенесённые сроки. О том же приходят письма."
        actions={
          list.unread > 0 && (
            <ActionForm action={markAllAction} tenant={tenant} submitLabel="Прочитать все" variant="quiet" quiet />
          )
        }
      />
      <LinkPills
        label="Какие"
        items={[
          { href: at, label: 'Все', current: !unread },
          { href: `${at}?show=unread`, label: 'Непрочитанные', count: list.unread, current: unread },
        ]}
      />
      {list.rows.length > 0 ? (
        <NotificationList rows={list.rows} tenant={tenant} timeZone={actor.tenant.timeZone} />
      ) : (
        <EmptyState title={unread ? 'Всё прочитано' : 'Уведомлений пока нет'}>
          Когда вашу самооценку, паспорт, отчёт или предложение рассмотрят, вы узнаете об этом здесь и из письма.
        </EmptyState>
      )}
      <Pagination
        page={page}
        pages={list.pages}
        href={(n) => `${at}?${unread ? 'show=unread&' : ''}page=${n}`}
        total={list.total}
      />
    </>
  )
}
