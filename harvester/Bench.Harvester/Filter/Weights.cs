namespace Bench.Harvester.Filter;

/// <summary>
/// Weights of the signals that are no words: 5 is as good as a title that says faster, 1 is a hint. They were set by thought, held against what is known of
/// several repositories, and rounded; docs/harvesting-filter.md says how. The weights of words stand in <see cref="Texts.LexiconTerms"/>.
/// </summary>
internal static class Weights
{
    /// <summary>Share that words of a branch's name have of a title's.</summary>
    public const double BranchPart = 0.6;

    /// <summary>Share that first lines of commits have.</summary>
    public const double CommitPart = 0.6;

    /// <summary>Share that a description, or the rest of a message, has.</summary>
    public const double BodyPart = 0.5;

    /// <summary>Share that a line in the release notes has: written for readers, about what they notice.</summary>
    public const double NotePart = 0.8;

    /// <summary>Share that an added comment in the code has.</summary>
    public const double CommentPart = 0.3;

    /// <summary>Share that linked issues and comments have: much is said there that was not done.</summary>
    public const double DiscussionPart = 0.2;

    /// <summary>Share that the other texts keep of theirs where the title names a gain or a cost: what is said is said.</summary>
    public const double BesideTitle = 0.2;

    /// <summary>What a title's word has to weigh for that.</summary>
    public const double TitleThatSpeaks = 4;

    /// <summary>A label that says performance.</summary>
    public const double Label = 6;

    /// <summary>A label that says documentation, tests or maintenance.</summary>
    public const double LabelAgainst = -2;

    /// <summary>A factor: three times faster.</summary>
    public const double Factor = 2;

    /// <summary>Times: from 6 s to 20 ms.</summary>
    public const double Times = 1;

    /// <summary>A complexity: O(n).</summary>
    public const double Complexity = 2.5;

    /// <summary>Output of a timing tool.</summary>
    public const double ToolOutput = 1.5;

    /// <summary>A table of results.</summary>
    public const double ResultTable = 1.5;

    /// <summary>A benchmark was added or changed along with the code.</summary>
    public const double BenchmarkFile = 1.5;

    /// <summary>Source touched, and no test: who only makes it faster needs no new test.</summary>
    public const double NoTest = 2.5;

    /// <summary>The same where something speaks of speed too: it promises what a task needs, a gain without another result.</summary>
    public const double NoTestBesideWords = 7;

    /// <summary>What texts and labels have to add up to for that.</summary>
    public const double WordsThatSpeak = 1;

    /// <summary>What texts, labels and benchmarks may add up to in full.</summary>
    public const double Enough = 7;

    /// <summary>Share of what they add up to beyond that: who is believed already is not believed more.</summary>
    public const double BeyondEnough = 0.5;

    /// <summary>What a gain or a cost in a title has to weigh for "fix" or "add" beside it to count less.</summary>
    public const double WordBesideAgainst = 2;

    /// <summary>Share of "fix" or "add" in a title that names a gain or a cost as well. Beside a technique alone it counts in full: techniques serve much else.</summary>
    public const double AgainstBesideWords = 0.5;

    /// <summary>Expectations of existing tests edited: behaviour changes.</summary>
    public const double EditedExpectation = -3;

    /// <summary>Other lines of existing tests edited.</summary>
    public const double EditedTest = -1;

    /// <summary>At most so many lines of source: one thing was changed.</summary>
    public const double Small = 1;

    /// <summary>Many lines of source.</summary>
    public const double Large = -1.5;

    /// <summary>Very many lines of source.</summary>
    public const double VeryLarge = -3;

    /// <summary>More source files than one thing needs.</summary>
    public const double Scattered = -1.5;

    /// <summary>New source files: something is added.</summary>
    public const double NewFile = -1.5;

    /// <summary>New public names: something is added.</summary>
    public const double NewNames = -1.5;

    /// <summary>Much more taken away than put in: a clean-up.</summary>
    public const double CleanUp = -2;

    /// <summary>No source file in the language of a Python project: no test is known to execute its lines.</summary>
    public const double OtherLanguage = -6;

    /// <summary>Some source files in another language.</summary>
    public const double PartlyOtherLanguage = -1.5;

    /// <summary>Pages of documentation edited beside release notes: something is added or explained.</summary>
    public const double Documented = -0.7;

    /// <summary>Code is rewritten in place, under the same public names and with the same failures.</summary>
    public const double Rewrite = 0.5;

    /// <summary>More failures or warnings than before.</summary>
    public const double Failure = -1;

    /// <summary>Results are remembered.</summary>
    public const double Cache = 2;

    /// <summary>A structure or call that is used to be faster.</summary>
    public const double Fast = 0.8;

    /// <summary>Loops turned into comprehensions or calls, or gone.</summary>
    public const double Loops = 0.7;

    /// <summary>Copies gone.</summary>
    public const double Copies = 0.7;

    /// <summary>A way out before the work.</summary>
    public const double EarlyReturn = 0.7;

    /// <summary>Release notes sort it under performance.</summary>
    public const double NoteKind = 1;

    /// <summary>Merged before 2017: today's toolchains seldom build it.</summary>
    public const double Old = -7;

    /// <summary>Merged in 2017 or 2018.</summary>
    public const double Aging = -1.5;

    /// <summary>A weight as it is written.</summary>
    public static double Round(double weight) => Math.Round(weight, 2, MidpointRounding.AwayFromZero);
}
