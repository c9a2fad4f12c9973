'use client'
import { ProposalFields } from '@/components/proposals/ProposalFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { proposalDraftKey } from '@/lib/proposals/draft'
import { fileProposalAction } from './action'

type Props = {
  tenant: string
  followCode: string
  places: { id: string; name: string }[]
  mayBeUnnamed: boolean
  name: string
  /** The person's own agency. */
  home: string | null
}

export function NewProposalForm({ tenant, followCode, places, mayBeUnnamed, name, home }: Props) {
  const [only] = places.length === 1 ? places : []
  return (
    <ActionForm
      action={fileProposalAction}
      tenant={tenant}
      hidden={only ? { agencyId: only.id } : {}}
      submitLabel="Отправить предложение"
    >
      {!only && (
        <ComboField
          name="agencyId"
          label="Какому органу"
          options={places.map((place) => ({ value: place.id, label: place.name }))}
          defaultValue={home ?? undefined}
        />
      )}
      <ProposalFields draftKey={proposalDraftKey(tenant)} followCode={followCode} />
      {mayBeUnnamed ? (
        <CheckboxField
          name="anonymous"
          label="Подать без имени"
          hint="Портал не запомнит, кто подал предложение: ни в нём самом, ни в журнале. Ответ вы увидите по личной ссылке."
        />
      ) : (
        <p className="text-muted">Предложение подаётся от вашего имени: {name}.</p>
      )}
    </ActionForm>
  )
}
