import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PassportPaper } from '@/components/projects/passport/PassportPaper'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { passportSheet } from '@/lib/projects/passport/sheet'
import { remarkPlaces } from '@/lib/projects/passport/labels'
import { getPassport, getPassportVersion } from '@/lib/projects/passport/queries'
import { loadProject } from '../../load'
import { returnPassportAction } from './action'
import { RemarkFields } from './RemarkFields'

export const metadata: Metadata = { title: 'Вернуть паспорт' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** Remarks beside the document that they are about. */
export default async function ReturnPassportPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const view = await getPassport(actor, { id })
  if (!view.can.decide) notFound()
  // Decided meanwhile, in another window or by another person: the passport says how.
  if (!view.pending) redirect(`/${tenant}/office/projects/${id}/passport`)
  const { fields } = await getPassportVersion(actor, { id, number: view.pending.number })
  const sheet = passportSheet({
    number: view.number,
    kind: view.kind,
    agencyName: view.agency.name,
    form: view.form,
    fields,
    version: '',
    isDemo: view.isDemo,
  })
  return (
    <Section
      className="mt-0"
      title={`Вернуть версию ${view.pending.number} с замечаниями`}
      lead="Замечания встанут у своих полей паспорта. Куратор получит их письмом, исправит и отправит паспорт снова."
    >
      <ActionForm
        action={returnPassportAction}
        tenant={tenant}
        hidden={{ id, version: view.version }}
        submitLabel="Вернуть паспорт"
        actions={
          <ButtonLink href={`/${tenant}/office/projects/${id}/passport`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[60rem]"
      >
        <RemarkFields places={remarkPlaces(view.form, fields)} />
      </ActionForm>
      <div className="mt-8 rounded-card bg-sunken px-3 py-6">
        <PassportPaper sheet={sheet} />
      </div>
    </Section>
  )
}
