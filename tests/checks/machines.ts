import { practiceStatuses } from '@/lib/practices/rules'
import { reportMachine } from '@/lib/projects/reports/rules'
import { projectStatuses } from '@/lib/projects/state/rules'
import { taskStatuses } from '@/lib/projects/tasks/rules'
import { proposalStatuses } from '@/lib/proposals/rules'
import { quarterlyStatuses } from '@/lib/quarterly/rules'
import { assessmentStatuses } from '@/lib/rating/status/rules'
import { measurementMachine } from '@/lib/results/rules'
import { changeMachine, partStatuses, roadmapMachine } from '@/lib/roadmaps/rules'
import type { Statuses } from './twins'

/** The status machines of the product, with the tables whose rows stand in them and the folders that speak of them. */
export const machines: Statuses[] = [
  {
    name: 'assessment',
    statuses: assessmentStatuses,
    tables: ['SelfAssessment'],
    folder: /\/(?:rating|assessments|verification|campaigns|objections)\//,
  },
  {
    name: 'report on a project',
    statuses: Object.keys(reportMachine.transitions),
    tables: ['ProjectReport'],
    folder: /\/reports?\//,
  },
  {
    name: 'passport',
    statuses: ['SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'],
    tables: ['PassportVersion'],
    folder: /\/(?:passport|approval)\//,
  },
  { name: 'task', statuses: taskStatuses, tables: ['ProjectTask', 'PortfolioTask'], folder: /\/tasks\// },
  { name: 'project', statuses: projectStatuses, tables: ['Project'], folder: /\/(?:projects|portfolios)\// },
  {
    name: 'measurement',
    statuses: Object.keys(measurementMachine.transitions),
    tables: ['GoalMeasurement', 'ProjectEffect'],
    folder: /\/results\//,
  },
  { name: 'proposal', statuses: proposalStatuses, tables: ['Proposal'], folder: /\/proposals\// },
  { name: 'practice', statuses: practiceStatuses, tables: ['Practice'], folder: /\/practices\// },
  { name: 'quarterly report', statuses: quarterlyStatuses, tables: ['QuarterlyReport'], folder: /\/quarterly\// },
  { name: 'part of a road map', statuses: partStatuses, tables: ['RoadmapPart'], folder: /\/roadmaps\// },
  { name: 'road map', statuses: Object.keys(roadmapMachine.transitions), tables: ['Roadmap'], folder: /\/roadmaps\// },
  {
    name: 'change of a road map',
    statuses: Object.keys(changeMachine.transitions),
    tables: ['RoadmapChange'],
    folder: /\/roadmaps\//,
  },
]
