import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PortfolioFields } from '@/components/portfolios/PortfolioFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { requireActor } from '@/lib/platform/actor'
import { getPortfolioForm } from '@/lib/portfolios/queries'
import { createPortfolioAction } from '../action'

export const metadata: Metadata = { title: 'Новый портфель' }

export default async function NewPortfolioPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/new`)
  const form = await getPortfolioForm(actor, {})
  if (!form) notFound()
  const at = `/${tenant}/office/portfolios`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('portfolios'), href: at }, { label: 'Новый портфель' }]} />
      <PageTitle title="Новый портфель" />
      <ActionForm
        action={createPortfolioAction}
        tenant={tenant}
        submitLabel="Создать портфель"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <PortfolioFields form={form} />
      </ActionForm>
    </>
  )
}
