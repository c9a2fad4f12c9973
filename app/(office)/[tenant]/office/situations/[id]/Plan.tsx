import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { Progress } from '@/components/ui/Progress'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import type { SituationView } from '@/lib/feedback/situation/queries'
import { linkPlanAction } from '../action'

type Props = {
  tenant: string
  situation: SituationView
  roadmaps: { id: string; name: string }[]
  creates: boolean
}

/** The inter-agency plan: a road map of its own, with its parts and terms. */
export function Plan({ tenant, situation: { id, version, plan, can }, roadmaps, creates }: Props) {
  const office = `/${tenant}/office`
  return (
    <Section title="План достижения" rule>
      {plan ? (
        <>
          <p>
            {plan.open ? <a href={`${office}/roadmaps/${plan.id}`}>{plan.title}</a> : plan.title}
            {plan.dueOn && <span className="text-muted"> · срок – {formatLong(plan.dueOn)}</span>}
          </p>
          <Progress
            label="Выполнено пунктов"
            value={plan.done}
            max={Math.max(1, plan.items)}
            text={`${plan.done} из ${plan.items}${plan.late > 0 ? `, опаздывает ${plan.late}` : ''}`}
          />
        </>
      ) : (
        <p className="text-muted">Плана пока нет. Это дорожная карта: у каждого пункта срок, исполнитель и документ.</p>
      )}
      {can.edit && (
        <details className="mt-3">
          <summary className="text-accent">{plan ? 'Связать с другой картой' : 'Связать с дорожной картой'}</summary>
          <ActionForm
            key={version}
            className="mt-3"
            action={linkPlanAction}
            tenant={tenant}
            hidden={{ id, version }}
            submitLabel="Связать"
            variant="quiet"
            actions={
              creates && (
                <ButtonLink href={`${office}/roadmaps/new`} variant="text">
                  Составить новую карту
                </ButtonLink>
              )
            }
          >
            <ComboField
              name="roadmapId"
              label="Дорожная карта"
              optional
              hint="Не выбрана – связь убирается"
              defaultValue={plan?.id}
              options={roadmaps.map((map) => ({ value: map.id, label: map.name }))}
            />
          </ActionForm>
        </details>
      )}
    </Section>
  )
}
