import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { formatLong } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { PublicationView } from '@/lib/rating/publication/queries'
import { publishAction } from './action'

/** The act of publication; whoever never submitted is left out with a reason that is published, too. */
export function PublishForm({ tenant, view }: { tenant: string; view: PublicationView }) {
  const { leftOut, campaign, preview } = view
  const reason = `Не представил самооценку до ${formatLong(campaign.selfAssessmentDue)}`
  return (
    <Section
      id="publish"
      title="Опубликовать"
      rule
      lead="Публикация – одно действие. Изменить опубликованное можно только новой версией с причиной: обе останутся доступны."
    >
      <ActionForm
        action={publishAction}
        tenant={tenant}
        hidden={{ campaignId: campaign.id, version: campaign.version }}
        submitLabel={`Опубликовать рейтинг за ${campaign.year} год`}
        confirm={{
          title: `Опубликовать рейтинг за ${campaign.year} год?`,
          confirmLabel: 'Опубликовать',
          text: `${count(preview.length, 'участник увидит', 'участника увидят', 'участников увидят')} результат вместе со всеми жителями. Будут выданы свидетельства и дипломы.`,
        }}
      >
        {leftOut.length > 0 && (
          <fieldset className="grid gap-4">
            <legend className="mb-1 font-medium">Не войдут в рейтинг: {leftOut.length}</legend>
            <p className="max-w-[68ch] text-muted">
              Причина публикуется рядом с названием. Участника можно и оценить без самооценки: откройте его в разделе
              «Проверка».
            </p>
            {leftOut.map((agency, index) => (
              <div key={agency.agencyId}>
                <input type="hidden" name={`exclusions.${index}.agencyId`} value={agency.agencyId} />
                <TextField name={`exclusions.${index}.reason`} label={agency.agencyName} defaultValue={reason} />
              </div>
            ))}
          </fieldset>
        )}
      </ActionForm>
    </Section>
  )
}
