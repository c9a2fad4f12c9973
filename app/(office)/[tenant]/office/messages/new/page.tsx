import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { EmptyState } from '@/components/ui/EmptyState'
import { listWords } from '@/lib/feedback/told/message-queries'
import { requireActor } from '@/lib/platform/actor'
import { newToken } from '@/lib/platform/secrets'
import { WriteMessageForm } from './WriteMessageForm'

export const metadata: Metadata = { title: 'Записать сказанное' }

/** What was said at the window or written in a paper book. */
export default async function WriteMessagePage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/messages`
  const actor = await requireActor(tenant, `${at}/new`)
  const { agencies, own } = await listWords(actor, {})
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('messages'), href: at }, { label: 'Записать сказанное' }]} />
      <PageTitle
        title="Записать сказанное"
        lead="То, что человек сказал у окна или написал в книге отзывов. Портал даст код: отдайте его тому, кто сказал."
      />
      {own.length === 0 ? (
        <EmptyState title="Записать сказанное некуда">
          Слова записывает тот, кто работает в органе или за него отвечает.
        </EmptyState>
      ) : (
        <div className="max-w-[40rem]">
          <WriteMessageForm
            tenant={tenant}
            formKey={newToken()}
            agencies={agencies.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </>
  )
}
