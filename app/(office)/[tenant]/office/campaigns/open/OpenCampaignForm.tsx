'use client'
import { useState } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Notice } from '@/components/ui/Notice'
import { formatLong, formatWeekday, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { CampaignDeadlines } from '@/lib/rating/methodology/clock'
import { deadlines as names } from '@/lib/rating/campaign/schema'
import { deadlineLabels } from '@/lib/rating/methodology/labels'

type Year = { year: number; taken: boolean; deadlines: CampaignDeadlines | null }
type Props = {
  action: FormAction
  tenant: string
  years: Year[]
  suggestedYear: number
  today: DateString
  participants: number
}

/** The year, and the act's dates for it. */
export function OpenCampaignForm({ action, tenant, years, suggestedYear, today, participants }: Props) {
  const [year, setYear] = useState(String(suggestedYear))
  const dates = years.find((one) => String(one.year) === year)?.deadlines
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      submitLabel={`Открыть рейтинг за ${year} год`}
      confirm={{
        title: `Открыть рейтинг за ${year} год?`,
        text: `Самооценку получат ${count(participants, 'участник', 'участника', 'участников')}. Методику этого года изменить уже будет нельзя.`,
        confirmLabel: 'Открыть',
      }}
    >
      <RadioGroup
        name="year"
        label="Отчётный год"
        value={year}
        onChange={(value) => setYear(value)}
        inline
        choices={years.map((one) => ({
          value: String(one.year),
          label: one.taken ? `${one.year} – уже открыт` : String(one.year),
          disabled: one.taken || !one.deadlines,
        }))}
      />
      {dates && (
        <div>
          <h2 className="mb-3 text-lg">Сроки по акту</h2>
          <DefinitionList
            items={names.map((name) => ({
              key: name,
              term: deadlineLabels[name],
              value: (
                <>
                  до {formatLong(dates[name])}, {formatWeekday(dates[name])}
                  {dates[name] < today && <span className="text-warn"> · ! уже прошло</span>}
                </>
              ),
            }))}
          />
          {dates.selfAssessmentDue < today && (
            <Notice tone="warn" className="mt-4">
              Срок самооценки за {year} год уже прошёл: все участники сразу окажутся просроченными. После открытия
              перенесите срок.
            </Notice>
          )}
        </div>
      )}
    </ActionForm>
  )
}
