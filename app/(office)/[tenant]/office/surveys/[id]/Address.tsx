import { Section } from '@/components/ui/Section'
import { publicUrl } from '@/lib/platform/public-url'
import type { SurveyView } from '@/lib/feedback/survey/view'

/** Where it is answered. */
export function Address({ tenant, survey }: { tenant: string; survey: SurveyView }) {
  if (survey.audience === 'MODERATED') return null
  const address = publicUrl(`/${tenant}/surveys/${survey.code}`)
  return (
    <Section title="Ссылка" level={3}>
      <label className="block max-w-[40rem]">
        <span className="mb-1.5 block text-sm text-muted">
          {survey.audience === 'EMPLOYEES'
            ? 'Сотрудники открывают её, войдя в портал.'
            : survey.audience === 'INVITED'
              ? 'Отвечают по личному приглашению: у каждого своя ссылка на один ответ.'
              : 'Отправьте её тем, кого спрашиваете: аккаунт не нужен.'}
        </span>
        <input
          readOnly
          value={address}
          className="block min-h-10 w-full rounded-ctl border border-control bg-sunken px-3 py-2"
        />
      </label>
    </Section>
  )
}
