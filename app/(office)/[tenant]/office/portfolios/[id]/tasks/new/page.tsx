import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { SharedTaskFields } from '@/components/portfolios/SharedTaskFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { requireActor } from '@/lib/platform/actor'
import { getPortfolioTaskForm } from '@/lib/portfolios/task-queries'
import { addPortfolioTaskAction } from '../action'

export const metadata: Metadata = { title: 'Новая общая задача' }

export default async function NewPortfolioTaskPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/${id}/tasks/new`)
  const form = await getPortfolioTaskForm(actor, { id })
  if (!form) notFound()
  const at = `/${tenant}/office/portfolios`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('portfolios'), href: at },
          { label: form.portfolio.title, href: `${at}/${id}` },
          { label: 'Новая общая задача' },
        ]}
      />
      <PageTitle title="Новая общая задача" />
      <ActionForm
        action={addPortfolioTaskAction}
        tenant={tenant}
        hidden={{ portfolioId: id }}
        submitLabel="Добавить задачу"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[48rem]"
      >
        <SharedTaskFields choices={form.choices} />
      </ActionForm>
    </>
  )
}
