using System.Collections.Frozen;
using static Bench.Contracts.Outcomes.ReasonClass;
using static Bench.Contracts.Outcomes.ReasonCode;

namespace Bench.Contracts.Outcomes;

/// <summary>Name, class and meaning of each <see cref="ReasonCode"/>. The class of a code is policy: see <see cref="PolicyVersion"/>.</summary>
public static class ReasonCodes
{
    /// <summary>Version of the list and of the classes; recorded with every result.</summary>
    public const string PolicyVersion = "1";

    private static readonly FrozenDictionary<ReasonCode, Entry> Entries = new Entry[]
    {
        new(UploadMalformed, "UPLOAD_MALFORMED", Upload, "The submission could not be read."),
        new(UploadTooLarge, "UPLOAD_TOO_LARGE", Upload, "The submission is over the size limit."),
        new(UploadArchiveUnsafe, "UPLOAD_ARCHIVE_UNSAFE", Upload, "The archive holds links, escaping names or too much."),
        new(UploadFieldInvalid, "UPLOAD_FIELD_INVALID", Upload, "A field of the submission does not fit its rule."),
        new(UnknownInstance, "UNKNOWN_INSTANCE", Upload, "The prediction names a task that is not among the tasks."),
        new(DuplicateSubmission, "DUPLICATE_SUBMISSION", Upload, "The same content was scored before; the stored score stands."),
        new(RateLimited, "RATE_LIMITED", Upload, "Too many submissions in too short a time."),
        new(UrlForbidden, "URL_FORBIDDEN", Upload, "An address that may not be followed."),
        new(PatchEmpty, "PATCH_EMPTY", Neutral, "The patch changes nothing."),
        new(PatchMalformed, "PATCH_MALFORMED", Reject, "The patch is not a well-formed git diff."),
        new(PatchTooLarge, "PATCH_TOO_LARGE", Reject, "The patch or its result is over a size limit."),
        new(PatchBinary, "PATCH_BINARY", Reject, "The patch holds binary content."),
        new(PatchDoesNotApply, "PATCH_DOES_NOT_APPLY", Reject, "The patch's context does not match the base tree."),
        new(PatchProtectedPath, "PATCH_PROTECTED_PATH", Reject, "The patch touches a path that only the task may change."),
        new(PatchPathUnsafe, "PATCH_PATH_UNSAFE", Integrity, "The patch names a path outside the tree or inside .git."),
        new(PatchModeForbidden, "PATCH_MODE_FORBIDDEN", Integrity, "The patch makes a link, a submodule or an unusual file mode."),
        new(PatchTextUnsafe, "PATCH_TEXT_UNSAFE", Flagged, "The patch holds text that displays as something else."),
        new(BuildFailed, "BUILD_FAILED", Reject, "The build command failed on the candidate and not on base."),
        new(BuildTimeout, "BUILD_TIMEOUT", Reject, "The build did not end within its time."),
        new(BuildResourceLimit, "BUILD_RESOURCE_LIMIT", Reject, "The build ran into a resource limit."),
        new(DependencyChanged, "DEPENDENCY_CHANGED", Reject, "The patch changes what the code depends on."),
        new(BuildTreeDrift, "BUILD_TREE_DRIFT", Integrity, "The build changed files that it may not change."),
        new(TestRegression, "TEST_REGRESSION", Reject, "A guarding test that passes on base fails."),
        new(TestMissing, "TEST_MISSING", Reject, "A guarding test was not run."),
        new(TestStatusChanged, "TEST_STATUS_CHANGED", Reject, "A guarding test was skipped or marked instead of passing."),
        new(TestTimeout, "TEST_TIMEOUT", Reject, "The tests did not end within their time."),
        new(TestResourceLimit, "TEST_RESOURCE_LIMIT", Reject, "The tests ran into a resource limit."),
        new(TestReportInconsistent, "TEST_REPORT_INCONSISTENT", Integrity, "The test report and the exit code contradict each other."),
        new(TestCanaryPassed, "TEST_CANARY_PASSED", Integrity, "A test that must fail passed."),
        new(RunCrashed, "RUN_CRASHED", Reject, "The workload's process ended without an answer."),
        new(RunTimeout, "RUN_TIMEOUT", Reject, "The workload did not answer within its time."),
        new(RunResourceLimit, "RUN_RESOURCE_LIMIT", Reject, "The workload ran into a resource limit."),
        new(RunProtocolViolation, "RUN_PROTOCOL_VIOLATION", Reject, "The workload's process broke the frame protocol."),
        new(RunLeftProcesses, "RUN_LEFT_PROCESSES", Flagged, "The workload left processes behind."),
        new(RunNetworkAttempt, "RUN_NETWORK_ATTEMPT", Integrity, "The workload tried to reach the network."),
        new(RunForbiddenSyscall, "RUN_FORBIDDEN_SYSCALL", Integrity, "The workload tried a forbidden system call."),
        new(OutputMismatch, "OUTPUT_MISMATCH", Reject, "The answer differs from base's answer to the same input."),
        new(OutputHiddenMismatch, "OUTPUT_HIDDEN_MISMATCH", Reject, "The answer differs from base's at a hidden point."),
        new(OutputPrecisionLoss, "OUTPUT_PRECISION_LOSS", Reject, "The answer is less exact than the task allows."),
        new(OutputNondeterministic, "OUTPUT_NONDETERMINISTIC", Reject, "The answer to the same input varies."),
        new(BehaviourNarrowed, "BEHAVIOUR_NARROWED", Flagged, "The patch drops checks or features that nobody tests."),
        new(UnverifiedOutput, "UNVERIFIED_OUTPUT", Badge, "The workload returns no answer that could be compared."),
        new(NoMeasurableChange, "NO_MEASURABLE_CHANGE", Neutral, "The arm cannot be told from base."),
        new(Slowdown, "SLOWDOWN", Neutral, "The arm is slower than base."),
        new(WorkMigrated, "WORK_MIGRATED", Charged, "Work moved out of the timed call; the growth was charged."),
        new(WorkloadSpecific, "WORKLOAD_SPECIFIC", Charged, "The gain holds for the published input only; the smaller gain counts."),
        new(StateAcrossRepeats, "STATE_ACROSS_REPEATS", Flagged, "The code keeps state between calls."),
        new(CpuTimeDisagrees, "CPU_TIME_DISAGREES", Flagged, "CPU time grew while wall time fell."),
        new(ImplausibleSpeedup, "IMPLAUSIBLE_SPEEDUP", Flagged, "The speedup is above what the task allows without a look."),
        new(ConfigOnlyChange, "CONFIG_ONLY_CHANGE", Flagged, "Only runtime settings changed."),
        new(ReviewIntegrity, "REVIEW_INTEGRITY", Flagged, "A person should look at the patch."),
        new(GoldSimilarity, "GOLD_SIMILARITY", Flagged, "The patch is nearly the expert's."),
        new(ConfirmedCheat, "CONFIRMED_CHEAT", Integrity, "A person found the patch to cheat."),
        new(Cleared, "CLEARED", Badge, "A person looked and found nothing wrong."),
        new(InfraError, "INFRA_ERROR", Platform, "A program or file of the platform failed."),
        new(HostUnstable, "HOST_UNSTABLE", Platform, "The machine was too noisy to measure on."),
        new(BaselineUnstable, "BASELINE_UNSTABLE", Platform, "Base failed, or its control arm differs from it."),
        new(OracleError, "ORACLE_ERROR", Platform, "Base gave no answer to compare with."),
        new(Cancelled, "CANCELLED", Platform, "The run was stopped."),
        new(OracleWeak, "ORACLE_WEAK", Platform, "The task's answers cannot tell right from wrong."),
        new(TaskLeaksSolution, "TASK_LEAKS_SOLUTION", Platform, "The expert's change can be reached from inside the task."),
        new(TaskFlaky, "TASK_FLAKY", Platform, "The task's tests do not give the same result twice on base."),
    }.ToFrozenDictionary(entry => entry.Code);

    private static readonly FrozenDictionary<string, ReasonCode> ByName = Entries.Values.ToFrozenDictionary(entry => entry.Name, entry => entry.Code, StringComparer.Ordinal);

    /// <summary>All codes, in the order of the enumeration.</summary>
    public static IEnumerable<ReasonCode> All => Entries.Keys.Order();

    /// <summary>The code as it is written, such as <c>PATCH_EMPTY</c>.</summary>
    public static string Name(this ReasonCode code) => Entries[code].Name;

    /// <summary>Effect of the code on the score.</summary>
    public static ReasonClass Class(this ReasonCode code) => Entries[code].Class;

    /// <summary>One sentence that says what the code means.</summary>
    public static string Meaning(this ReasonCode code) => Entries[code].Meaning;

    /// <summary>Reads a code by its written name; null when there is none of that name.</summary>
    public static ReasonCode? TryParse(string name) => ByName.TryGetValue(name, out var code) ? code : null;

    private sealed record Entry(ReasonCode Code, string Name, ReasonClass Class, string Meaning);
}
