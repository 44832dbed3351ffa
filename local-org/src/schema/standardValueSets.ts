/**
 * Which standard picklists a standard value set fills, and the stages an org starts with.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/standardvalueset_names.htm
 */
export const STANDARD_VALUE_SETS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  OpportunityStage: [['Opportunity', 'StageName']],
  OpportunityType: [['Opportunity', 'Type']],
  Industry: [
    ['Account', 'Industry'],
    ['Lead', 'Industry'],
  ],
  AccountType: [['Account', 'Type']],
  LeadSource: [
    ['Lead', 'LeadSource'],
    ['Contact', 'LeadSource'],
    ['Opportunity', 'LeadSource'],
  ],
  LeadStatus: [['Lead', 'Status']],
  CaseStatus: [['Case', 'Status']],
  CaseOrigin: [['Case', 'Origin']],
  CasePriority: [['Case', 'Priority']],
  Product2Family: [['Product2', 'Family']],
  TaskStatus: [['Task', 'Status']],
  TaskPriority: [['Task', 'Priority']],
  AccountOwnership: [['Account', 'Ownership']],
  AccountRating: [
    ['Account', 'Rating'],
    ['Lead', 'Rating'],
  ],
  AssetStatus: [['Asset', 'Status']],
  CampaignMemberStatus: [['CampaignMember', 'Status']],
  CampaignStatus: [['Campaign', 'Status']],
  CampaignType: [['Campaign', 'Type']],
  CaseReason: [['Case', 'Reason']],
  CaseType: [['Case', 'Type']],
  ContactRole: [
    ['OpportunityContactRole', 'Role'],
    ['AccountContactRole', 'Role'],
  ],
  ContractStatus: [['Contract', 'Status']],
  EventSubject: [['Event', 'Subject']],
  EventType: [['Event', 'Type']],
  OrderStatus: [['Order', 'Status']],
  OrderType: [['Order', 'Type']],
  PartnerRole: [['Partner', 'Role']],
  QuantityUnitOfMeasure: [['Product2', 'QuantityUnitOfMeasure']],
  QuoteStatus: [['Quote', 'Status']],
  SalesTeamRole: [
    ['OpportunityTeamMember', 'TeamMemberRole'],
    ['AccountTeamMember', 'TeamMemberRole'],
  ],
  Salutation: [
    ['Contact', 'Salutation'],
    ['Lead', 'Salutation'],
  ],
  SolutionStatus: [['Solution', 'Status']],
  TaskSubject: [['Task', 'Subject']],
  TaskType: [['Task', 'Type']],
};

/** One opportunity stage. */
export interface StageDefinition {
  readonly name: string;
  readonly probability: number;
  readonly closed: boolean;
  readonly won: boolean;
  readonly forecastCategory: string;
}

function open(name: string, probability: number): StageDefinition {
  return { name, probability, closed: false, won: false, forecastCategory: 'Pipeline' };
}

/** The stages of a new org. */
export const DEFAULT_STAGES: readonly StageDefinition[] = [
  open('Prospecting', 10),
  open('Qualification', 10),
  open('Needs Analysis', 20),
  open('Value Proposition', 50),
  open('Id. Decision Makers', 60),
  open('Perception Analysis', 70),
  open('Proposal/Price Quote', 75),
  open('Negotiation/Review', 90),
  { name: 'Closed Won', probability: 100, closed: true, won: true, forecastCategory: 'Closed' },
  { name: 'Closed Lost', probability: 0, closed: true, won: false, forecastCategory: 'Omitted' },
];

/** Forecast category labels by the API value of ForecastCategory. */
export const FORECAST_CATEGORY_NAMES: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed',
};
