import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { PrintButton } from '@/components/ui/PageButtons'
import { StatusMark } from '@/components/ui/StatusMark'
import { requireActor } from '@/lib/platform/actor'
import { closingText } from '@/lib/portfolios/labels'
import { getPortfolio, type PortfolioView } from '@/lib/portfolios/queries'
import { closePortfolioAction } from '../action'
import { isEditable } from './editable'
import { Numbers } from './Numbers'
import { Projects } from './Projects'
import { NearestTasks, SharedTasks } from './Tasks'

export const metadata: Metadata = { title: 'Портфель' }

export default async function PortfolioPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/portfolios/${id}`)
  const portfolio = await getPortfolio(actor, { id })
  if (!portfolio) notFound()
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('portfolios'), href: `/${tenant}/office/portfolios` }, { label: portfolio.title }]}
      />
      <Head tenant={tenant} portfolio={portfolio} />
      {portfolio.projects.length > 0 && <Numbers portfolio={portfolio} />}
      <Projects tenant={tenant} portfolio={portfolio} />
      {(isEditable(portfolio) || portfolio.shared.tasks.length > 0) && (
        <SharedTasks tenant={tenant} portfolio={portfolio} />
      )}
      {portfolio.tasks.length > 0 && <NearestTasks tenant={tenant} portfolio={portfolio} />}
    </>
  )
}

/** The title with who leads it and who answers, and what may be done with the whole portfolio. */
function Head({ tenant, portfolio }: { tenant: string; portfolio: PortfolioView }) {
  const { id, version, shared } = portfolio
  return (
    <PageTitle
      title={portfolio.title}
      kicker={
        [
          portfolio.agencyName ? `Ведёт: ${portfolio.agencyName}` : '',
          portfolio.owner && `Отвечает: ${portfolio.owner}`,
        ]
          .filter(Boolean)
          .join(' · ') || undefined
      }
      lead={portfolio.goal || undefined}
      meta={portfolio.closed ? <StatusMark kind="none">закрыт</StatusMark> : undefined}
      actions={
        <>
          <PrintButton label="Напечатать" />
          {isEditable(portfolio) && (
            <ButtonLink variant="quiet" href={`/${tenant}/office/portfolios/${id}/edit`}>
              Изменить
            </ButtonLink>
          )}
          {portfolio.can.edit && (
            <ActionForm
              action={closePortfolioAction}
              tenant={tenant}
              hidden={{ id, version }}
              submitLabel={portfolio.closed ? 'Открыть заново' : 'Закрыть портфель'}
              variant="quiet"
              quiet
              confirm={
                portfolio.closed
                  ? undefined
                  : { title: 'Закрыть портфель?', text: closingText(shared.open), confirmLabel: 'Закрыть портфель' }
              }
            />
          )}
        </>
      }
    />
  )
}
