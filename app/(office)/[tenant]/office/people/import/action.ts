'use server'
import { importAction } from '@/lib/forms/import-action'
import { importPeople, previewPersonImport } from '@/lib/people/import-commands'

export const importPeopleAction = importAction({
  preview: previewPersonImport,
  command: importPeople,
  redirectTo: (tenant) => `/${tenant}/office/people`,
  extra: (data) => ({ invite: data.get('invite') !== null }),
})
