using System.Globalization;
using System.Net;
using Bench.Contracts.Documents;
using Bench.Contracts.Runs;
using Bench.Contracts.Submissions;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Harness.Queueing;
using Bench.Sandbox.Folders;
using Bench.Scoring.Runs;

namespace Bench.Harness.Publishing;

/// <summary>Sends runs to a site, which checks them as it checks its own.</summary>
/// <param name="client">The site.</param>
internal sealed class RunSender(SiteClient client)
{
    private const string MakingKind = "sending";

    /// <summary>Sends a run.</summary>
    /// <exception cref="RunFolderException">The folder holds no run that has ended.</exception>
    /// <exception cref="WrongUseException">The site refuses the run or the token.</exception>
    /// <exception cref="IOException">The site cannot be reached, or has trouble of its own.</exception>
    public async Task<Receipt> SendAsync(PublishRequest request, CancellationToken cancellationToken)
    {
        if (RunReader.ReadManifest(Path.Combine(request.Run, RunReader.ManifestName)) is DocumentReading<RunManifest>.Refused(var errors))
        {
            throw new RunFolderException(errors[0].ToString());
        }

        using var making = OwnedFolder.Make(BenchFolders.Scratch, MakingKind);
        var bundle = Path.Combine(making.FullPath, "run.tar.gz");
        await RunBundle.PackAsync(request.Run, bundle, cancellationToken);
        try
        {
            return await client.PublishAsync(bundle, Said(request), cancellationToken);
        }
        catch (SiteRefusalException refused) when (refused.Status < HttpStatusCode.InternalServerError)
        {
            var help = !request.Again && refused.OffersAgain ? " (here: --again)" : "";
            throw new WrongUseException($"--to: {refused.Message}{help}", refused);
        }
        catch (HttpRequestException unreached)
        {
            throw new IOException($"the site was not reached: {unreached.Message}", unreached);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Said(PublishRequest request)
    {
        var about = request.About;
        (string Name, string? Value)[] fields =
        [
            ("name", request.Name),
            ("agent", about.Agent),
            ("organisation", about.Organisation),
            ("url", about.Url),
            ("openAgent", Word(about.OpenAgent)),
            ("openWeights", Word(about.OpenWeights)),
            ("cost", about.CostUsd?.ToString("0.######", CultureInfo.InvariantCulture)),
            ("disclosure", about.Disclosure),
            ("again", request.Again ? "true" : null),
        ];
        return from field in fields where field.Value is not null select KeyValuePair.Create(field.Name, field.Value);
    }

    private static string? Word(bool? said) => said is { } known ? known ? "yes" : "no" : null;
}
