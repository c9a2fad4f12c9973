import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { TypicalFields } from '@/components/processes/TypicalFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { getTypical } from '@/lib/processes/registry/typical-queries'
import { editTypicalAction, retireTypicalAction } from '../action'

export const metadata: Metadata = { title: 'Типовой процесс' }

export default async function TypicalProcessPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/processes/typical`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const typical = await getTypical(actor, { id })
  if (!typical || !may(actor, 'typical.edit')) notFound()
  const hidden = { id, version: typical.version }
  return (
    <div className="max-w-[52rem]">
      <Breadcrumbs items={[{ label: pageName('processes/typical'), href: at }, { label: typical.code }]} />
      <PageTitle title={typical.name} />
      <ActionForm
        action={editTypicalAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <TypicalFields values={typical} settings={actor.tenant.settings.processes} />
      </ActionForm>
      <Section
        title={typical.retired ? 'Вернуть в перечень' : 'Исключить из перечня'}
        lead={typical.retired ? undefined : 'Процессы органов, сделанные по нему, останутся.'}
        rule
      >
        <ActionForm
          action={retireTypicalAction}
          tenant={tenant}
          hidden={hidden}
          submitLabel={typical.retired ? 'Вернуть' : 'Исключить'}
          variant={typical.retired ? 'quiet' : 'danger'}
        />
      </Section>
    </div>
  )
}
