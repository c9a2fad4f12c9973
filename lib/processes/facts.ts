/**
 * What the module counts for the plan (lib/fact-sources.ts). Imports nothing but types, so that everything may import
 * it. Kuzbass 1.1 is their share by ruling: reengineered in the year, of the processes of the approved registry. Pure.
 */
import type { FactSources } from '@/lib/core/facts'

const path = ({ recordId }: { recordId: string; agencyId: string }): string => `/processes/${recordId}`

export const processesFacts = {
  PROCESSES_REENGINEERED: {
    name: 'процессы, прошедшие реинжиниринг',
    rule: 'Процесс утверждённого реестра считается в день, когда введён новый порядок, пока он в реестре.',
    path,
  },
  PROCESSES_REGISTERED: {
    name: 'процессы утверждённых реестров',
    rule: 'Процесс считается со дня акта, которым впервые утверждён реестр с ним, пока он в реестре.',
    path,
  },
} satisfies FactSources
