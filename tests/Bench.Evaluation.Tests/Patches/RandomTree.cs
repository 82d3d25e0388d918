using System.Text;

namespace Bench.Evaluation.Tests.Patches;

/// <summary>Makes trees and edits them, from a seed: odd names, odd ends, odd bytes, moves, copies, modes.</summary>
internal sealed class RandomTree(int seed)
{
    private static readonly string[] Folders = ["", "src/", "src/deep/", "a b/", "größe/", "b/", "a/", "\"q\"/"];
    private static readonly string[] Lines =
        ["", "", "x", "y = 1", "return", "    pass", "\ttab", "end\r", "\r", "++ b", "-- a", "+", "-", " ", "\\ No newline at end of file", "@@ -1 +1 @@", "diff --git a/x b/x", "größe", "\xff\xfe", "{", "}"];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, (byte[] Content, bool Executable)> _files = new(StringComparer.Ordinal);

    public void Grow()
    {
        for (var count = _random.Next(3, 12); count > 0; count--)
        {
            Add();
        }
    }

    public void Edit()
    {
        for (var count = _random.Next(1, 8); count > 0 && _files.Count > 0; count--)
        {
            var path = _files.Keys.Order(StringComparer.Ordinal).ElementAt(_random.Next(_files.Count));
            var (content, executable) = _files[path];
            switch (_random.Next(7))
            {
                case 0:
                    Add();
                    break;
                case 1:
                    _files.Remove(path);
                    break;
                case 2:
                    _files[path] = (content, !executable);
                    break;
                case 3:
                    _files.Remove(path);
                    Put(NewPath(), Changed(content, light: true), executable);
                    break;
                case 4:
                    Put(NewPath(), Changed(content, light: true), executable);
                    break;
                default:
                    _files[path] = (Changed(content, light: _random.Next(2) == 0), executable);
                    break;
            }
        }
    }

    public void WriteTo(TemporaryTree tree)
    {
        foreach (var entry in new DirectoryInfo(tree.Root).EnumerateFileSystemInfos().Where(entry => entry.Name != ".git"))
        {
            if (entry is DirectoryInfo folder)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        foreach (var (path, file) in _files)
        {
            tree.With(path, file.Content, file.Executable);
        }
    }

    private void Add() => Put(NewPath(), Content(_random.Next(0, 40)), _random.Next(5) == 0);

    private void Put(string path, byte[] content, bool executable) => _files[path] = (content, executable);

    private string NewPath() => Folders[_random.Next(Folders.Length)] + "file " + _random.Next(30) + (_random.Next(2) == 0 ? ".py" : "");

    private byte[] Content(int lines)
    {
        var text = string.Join('\n', Enumerable.Range(0, lines).Select(_ => Lines[_random.Next(Lines.Length)]));
        return Encoding.Latin1.GetBytes(_random.Next(3) == 0 ? text : text + "\n");
    }

    private byte[] Changed(byte[] content, bool light)
    {
        var lines = Encoding.Latin1.GetString(content).Split('\n').ToList();
        for (var count = light ? _random.Next(0, 2) : _random.Next(1, 6); count > 0; count--)
        {
            var at = _random.Next(lines.Count);
            switch (_random.Next(4))
            {
                case 0:
                    lines.Insert(at, Lines[_random.Next(Lines.Length)]);
                    break;
                case 1 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                default:
                    lines[at] = Lines[_random.Next(Lines.Length)];
                    break;
            }
        }

        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }
}
