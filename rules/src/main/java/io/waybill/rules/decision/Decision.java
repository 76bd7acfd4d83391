package io.waybill.rules.decision;

/** What the rules ask for. Switches over it have no default: a new decision must not compile until it is executed. */
public sealed interface Decision
        permits Alert,
                Candidate,
                Classify,
                Close,
                Deliver,
                Enhance,
                Fallback,
                Lose,
                Pause,
                Pay,
                Ping,
                Promise,
                Reject,
                Remediate,
                Retry,
                Review,
                Score,
                Sell,
                Wait {}
