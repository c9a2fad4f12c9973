'use server'
import { importAgencies, previewAgencyImport } from '@/lib/agencies/import-commands'
import { importAction } from '@/lib/forms/import-action'

export const importAgenciesAction = importAction({
  preview: previewAgencyImport,
  command: importAgencies,
  redirectTo: (tenant) => `/${tenant}/office/agencies`,
})
