export type GrowthPlan = never;
