'use server'
import { createUnit, endUnit, importUnits, updateUnit } from '@/lib/agencies/unit-commands'
import { count } from '@/lib/core/format'
import { formAction } from '@/lib/forms/form-action'

const toUnits = ({ agencyId }: { agencyId: string }, tenant: string): string =>
  `/${tenant}/office/agencies/${agencyId}/units`

export const createUnitAction = formAction(createUnit, { message: () => 'Подразделение добавлено.' })
export const updateUnitAction = formAction(updateUnit, { redirectTo: toUnits })
export const endUnitAction = formAction(endUnit, { redirectTo: toUnits })
export const importUnitsAction = formAction(importUnits, {
  message: ({ added, heads }) =>
    `Добавлено ${count(added, 'подразделение', 'подразделения', 'подразделений')}, руководителей обновлено: ${heads}.`,
})
