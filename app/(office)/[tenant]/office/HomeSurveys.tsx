import { OwnSurveys } from '@/components/feedback/OwnSurveys'
import { Section } from '@/components/ui/Section'
import type { OwnSurvey } from '@/lib/feedback/answers/collect-queries'

/** What the person is asked, until they have answered. */
export function HomeSurveys({ surveys }: { surveys: readonly OwnSurvey[] }) {
  if (surveys.length === 0) return null
  return (
    <Section title="Опросы для вас" id="surveys" lead="Ответ хранится без имени.">
      <OwnSurveys surveys={surveys} />
    </Section>
  )
}
