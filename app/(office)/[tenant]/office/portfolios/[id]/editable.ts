import type { PortfolioView } from '@/lib/portfolios/queries'

/** Its projects and shared tasks may be changed: a closed portfolio stands still. */
export const isEditable = ({ can, closed }: PortfolioView): boolean => can.edit && !closed
