import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { approveRoadmapAction } from '../../action'

export const metadata: Metadata = { title: 'Утверждение дорожной карты' }

export default async function ApproveRoadmapPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/roadmaps/${id}`
  const actor = await requireActor(tenant, `${at}/approve`)
  const map = await getRoadmap(actor, { id })
  if (!map.can.approve) notFound()
  const own = map.agency !== null
  return (
    <div className="max-w-[48rem]">
      <Breadcrumbs
        items={[
          { label: pageName('roadmaps'), href: `/${tenant}/office/roadmaps` },
          { label: map.agency?.name ?? map.title, href: at },
          { label: 'Утверждение' },
        ]}
      />
      <PageTitle
        title="Записать утверждение карты"
        kicker={map.agency?.name ?? map.title}
        lead={
          own
            ? 'Карту утверждает руководитель органа на бумаге: распечатайте её, подпишите и приложите скан. После этого мероприятия становятся обязательствами, а изменить карту можно только с согласия.'
            : 'После утверждения мероприятия распределятся по названным органам, кураторы получат письма.'
        }
      />
      <ActionForm
        action={approveRoadmapAction}
        tenant={tenant}
        hidden={{ id, version: map.version }}
        submitLabel="Утверждена"
        actions={
          <ButtonLink variant="quiet" href={at}>
            Отмена
          </ButtonLink>
        }
      >
        <TextField name="name" label="Кто утвердил" hint="Фамилия и инициалы" autoComplete="off" />
        <TextField name="position" label="Должность" />
        <DateField name="approvedOn" label="Дата утверждения" max={map.today} />
        <TextField name="basis" label="Акт об утверждении" optional hint="Вид, дата и номер" defaultValue={map.basis} />
        <FileChoice tenant={tenant} agencyId={map.agency?.id ?? null} label="Подписанный экземпляр" optional={!own} />
      </ActionForm>
    </div>
  )
}
