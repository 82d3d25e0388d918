using System.CommandLine;
using System.Globalization;
using Bench.Evaluation;
using Bench.Evaluation.Shell;
using Bench.Sandbox.Engine;
using Bench.Sandbox.Images;

namespace Bench.Harness.Commands;

/// <summary><c>bench images</c>: makes base images where no registry can be reached.</summary>
internal static class ImagesCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new("images", "Make container images.") { Base() };

    private static Command Base()
    {
        var force = new Option<bool>("--force") { Description = "Make them again even when they are there." };
        var command = new Command(
            "base",
            $"Make {BaseImageNames.LocalBase} with debootstrap and {BaseImageNames.LocalSdk} from this machine's .NET SDK, equal to the public ones, for machines that no image registry answers.\n\nExample:\n  bench images base")
        {
            force,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardAsync(System.Console.Error, async () =>
        {
            using var client = DockerClientConfiguration.FromEnvironment().CreateClient();
            var made = await new BaseImages(client, TimeProvider.System).BuildAsync(BenchFolders.Scratch, parsed.GetValue(force), new ConsoleLines(System.Console.Error), cancellationToken);
            foreach (var image in made)
            {
                await System.Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{image.Name}  {image.SizeBytes / 1e6:F0} MB  {(image.Made ? $"made in {image.Duration.TotalSeconds:F0} s from {image.Source}" : "was there already")}"));
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
