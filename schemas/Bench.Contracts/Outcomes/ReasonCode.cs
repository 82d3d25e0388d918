namespace Bench.Contracts.Outcomes;

/// <summary>Why a result is what it is: the closed list of codes. Adding or moving one is a new policy version.</summary>
public enum ReasonCode
{
    /// <summary>The submission could not be read.</summary>
    UploadMalformed,

    /// <summary>The submission is over the size limit.</summary>
    UploadTooLarge,

    /// <summary>The archive holds links, escaping names or too much.</summary>
    UploadArchiveUnsafe,

    /// <summary>A field of the submission does not fit its rule.</summary>
    UploadFieldInvalid,

    /// <summary>The prediction names a task that is not among the tasks.</summary>
    UnknownInstance,

    /// <summary>The same content was scored before; the stored score stands.</summary>
    DuplicateSubmission,

    /// <summary>Too many submissions in too short a time.</summary>
    RateLimited,

    /// <summary>An address that may not be followed.</summary>
    UrlForbidden,

    /// <summary>The patch changes nothing.</summary>
    PatchEmpty,

    /// <summary>The patch is not a well-formed git diff.</summary>
    PatchMalformed,

    /// <summary>The patch or its result is over a size limit.</summary>
    PatchTooLarge,

    /// <summary>The patch holds binary content.</summary>
    PatchBinary,

    /// <summary>The patch's context does not match the base tree.</summary>
    PatchDoesNotApply,

    /// <summary>The patch touches a path that only the task may change.</summary>
    PatchProtectedPath,

    /// <summary>The patch names a path outside the tree or inside .git.</summary>
    PatchPathUnsafe,

    /// <summary>The patch makes a link, a submodule or an unusual file mode.</summary>
    PatchModeForbidden,

    /// <summary>The patch holds text that displays as something else.</summary>
    PatchTextUnsafe,

    /// <summary>The build command failed on the candidate and not on base.</summary>
    BuildFailed,

    /// <summary>The build did not end within its time.</summary>
    BuildTimeout,

    /// <summary>The build ran into a resource limit.</summary>
    BuildResourceLimit,

    /// <summary>The patch changes what the code depends on.</summary>
    DependencyChanged,

    /// <summary>The build changed files that it may not change.</summary>
    BuildTreeDrift,

    /// <summary>A guarding test that passes on base fails.</summary>
    TestRegression,

    /// <summary>A guarding test was not run.</summary>
    TestMissing,

    /// <summary>A guarding test was skipped or marked instead of passing.</summary>
    TestStatusChanged,

    /// <summary>The tests did not end within their time.</summary>
    TestTimeout,

    /// <summary>The tests ran into a resource limit.</summary>
    TestResourceLimit,

    /// <summary>The test report and the exit code contradict each other.</summary>
    TestReportInconsistent,

    /// <summary>A test that must fail passed.</summary>
    TestCanaryPassed,

    /// <summary>The workload's process ended without an answer.</summary>
    RunCrashed,

    /// <summary>The workload did not answer within its time.</summary>
    RunTimeout,

    /// <summary>The workload ran into a resource limit.</summary>
    RunResourceLimit,

    /// <summary>The workload's process broke the frame protocol.</summary>
    RunProtocolViolation,

    /// <summary>The workload left processes behind.</summary>
    RunLeftProcesses,

    /// <summary>The workload tried to reach the network.</summary>
    RunNetworkAttempt,

    /// <summary>The workload tried a forbidden system call.</summary>
    RunForbiddenSyscall,

    /// <summary>The answer differs from base's answer to the same input.</summary>
    OutputMismatch,

    /// <summary>The answer differs from base's at a hidden point.</summary>
    OutputHiddenMismatch,

    /// <summary>The answer is less exact than the task allows.</summary>
    OutputPrecisionLoss,

    /// <summary>The answer to the same input varies.</summary>
    OutputNondeterministic,

    /// <summary>The patch drops checks or features that nobody tests.</summary>
    BehaviourNarrowed,

    /// <summary>The workload returns no answer that could be compared.</summary>
    UnverifiedOutput,

    /// <summary>The arm cannot be told from base.</summary>
    NoMeasurableChange,

    /// <summary>The arm is slower than base.</summary>
    Slowdown,

    /// <summary>Work moved out of the timed call; the growth was charged.</summary>
    WorkMigrated,

    /// <summary>The gain holds for the published input only; the smaller gain counts.</summary>
    WorkloadSpecific,

    /// <summary>The code keeps state between calls.</summary>
    StateAcrossRepeats,

    /// <summary>CPU time grew while wall time fell.</summary>
    CpuTimeDisagrees,

    /// <summary>The speedup is above what the task allows without a look.</summary>
    ImplausibleSpeedup,

    /// <summary>Only runtime settings changed.</summary>
    ConfigOnlyChange,

    /// <summary>A person should look at the patch.</summary>
    ReviewIntegrity,

    /// <summary>The patch is nearly the expert's.</summary>
    GoldSimilarity,

    /// <summary>A person found the patch to cheat.</summary>
    ConfirmedCheat,

    /// <summary>A person looked and found nothing wrong.</summary>
    Cleared,

    /// <summary>A program or file of the platform failed.</summary>
    InfraError,

    /// <summary>The machine was too noisy to measure on.</summary>
    HostUnstable,

    /// <summary>Base failed, or its control arm differs from it.</summary>
    BaselineUnstable,

    /// <summary>Base gave no answer to compare with.</summary>
    OracleError,

    /// <summary>The run was stopped.</summary>
    Cancelled,

    /// <summary>The task's answers cannot tell right from wrong.</summary>
    OracleWeak,

    /// <summary>The expert's change can be reached from inside the task.</summary>
    TaskLeaksSolution,

    /// <summary>The task's tests do not give the same result twice on base.</summary>
    TaskFlaky,
}
