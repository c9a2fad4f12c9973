import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import type { Actor } from '@/lib/platform/actor'

type Props = { tenant: string; actor: Actor; id: string }

/** What may be done with an agency that exists. */
export function AgencyActions({ tenant, actor, id }: Props) {
  const at = `/${tenant}/office/agencies`
  return (
    <>
      {actor.tenant.settings.proposals.publicFiling && may(actor, 'proposal.read', id) && (
        <ButtonLink href={`/api/${tenant}/documents/proposals/poster-${id}.pdf`} variant="quiet" download="">
          Плакат для предложений
        </ButtonLink>
      )}
      {may(actor, 'agency.update') && (
        <ButtonLink href={`${at}/${id}/edit`} variant="quiet">
          Изменить
        </ButtonLink>
      )}
      {may(actor, 'agency.merge') && (
        <ButtonLink href={`${at}/${id}/merge`} variant="quiet">
          Присоединить
        </ButtonLink>
      )}
      {may(actor, 'agency.abolish') && (
        <ButtonLink href={`${at}/${id}/abolish`} variant="quiet">
          Упразднить
        </ButtonLink>
      )}
    </>
  )
}
