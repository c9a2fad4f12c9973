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
import { updatePortfolioAction } from '../../action'

export const metadata: Metadata = { title: 'Изменить портфель' }

export default async function EditPortfolioPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/${id}/edit`)
  const form = await getPortfolioForm(actor, { id })
  if (!form?.values) notFound()
  const at = `/${tenant}/office/portfolios`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('portfolios'), href: at },
          { label: form.values.title, href: `${at}/${id}` },
          { label: 'Изменить' },
        ]}
      />
      <PageTitle title="Изменить портфель" />
      <ActionForm
        action={updatePortfolioAction}
        tenant={tenant}
        hidden={{ id, version: form.values.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
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
