import { sampleRoute } from '@/lib/imports/sample'

export const GET = sampleRoute('people')
