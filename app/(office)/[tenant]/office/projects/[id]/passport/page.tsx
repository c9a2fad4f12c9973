import type { Metadata } from 'next'
import { PassportEditor } from '@/components/projects/passport/PassportEditor'
import { PassportPaper } from '@/components/projects/passport/PassportPaper'
import { passportSheet } from '@/lib/projects/passport/sheet'
import { getPassport } from '@/lib/projects/passport/queries'
import { loadProject } from '../load'
import { resolveDoubtAction, resolveRemarkAction } from './action'
import { Approval } from './Approval'

export const metadata: Metadata = { title: 'Паспорт проекта' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** The editor while the passport may be changed; otherwise the document and what is being decided about it. */
export default async function PassportPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const view = await getPassport(actor, { id })
  if (view.can.edit && view.refusal === null)
    return (
      <PassportEditor
        key={`${view.id}-${view.lastNumber}`}
        tenant={tenant}
        view={view}
        remarkAction={resolveRemarkAction}
        doubtAction={resolveDoubtAction}
      />
    )
  const sheet = passportSheet({
    number: view.number,
    kind: view.kind,
    agencyName: view.agency.name,
    form: view.form,
    fields: view.fields,
    version: '',
    isDemo: view.isDemo,
  })
  return (
    <div className="grid gap-6 @min-[64rem]/page:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="rounded-card bg-sunken px-3 py-6 @min-[64rem]/page:order-first max-[64rem]:order-last">
        <PassportPaper sheet={sheet} />
      </div>
      <Approval tenant={tenant} view={view} />
    </div>
  )
}
