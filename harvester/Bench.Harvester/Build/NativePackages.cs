using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bench.Harvester.Build;

/// <summary>Debian's packages of what the log of a build in C or C++ misses: headers, libraries, modules of pkg-config, programs.</summary>
internal static partial class NativePackages
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline;

    /// <summary>A package, and the names that it answers to: headers with their ending or folder, libraries, modules, CMake's names, programs.</summary>
    private static readonly ImmutableDictionary<string, string> ByName = Table(
        ("zlib1g-dev", "zlib.h zconf.h z zlib"),
        ("libbz2-dev", "bzlib.h bz2 bzip2"),
        ("liblzma-dev", "lzma.h lzma liblzma"),
        ("libzstd-dev", "zstd.h zstd libzstd"),
        ("liblz4-dev", "lz4.h lz4 liblz4"),
        ("libdeflate-dev", "libdeflate.h deflate libdeflate"),
        ("libcurl4-openssl-dev", "curl/ curl libcurl"),
        ("libssl-dev", "openssl/ ssl crypto openssl libssl libcrypto"),
        ("libexpat1-dev", "expat.h expat"),
        ("libxml2-dev", "libxml/ xml2 libxml2 libxml-2.0"),
        ("libpcre3-dev", "pcre.h pcre libpcre"),
        ("libpcre2-dev", "pcre2.h pcre2-8 libpcre2-8 pcre2"),
        ("libglib2.0-dev", "glib.h glib-object.h gio/ glib/ glib-2.0 gobject-2.0 gio-2.0 gio-unix-2.0 gthread-2.0 gmodule-2.0 glib"),
        ("libgirepository1.0-dev", "girepository.h gobject-introspection-1.0 g-ir-scanner"),
        ("libfreetype-dev", "ft2build.h freetype freetype2"),
        ("libcairo2-dev", "cairo.h cairo/ cairo cairo-ft"),
        ("libicu-dev", "unicode/ icuuc icu-uc icu-i18n icu"),
        ("libpng-dev", "png.h png libpng"),
        ("libjpeg-dev", "jpeglib.h jpeg libjpeg"),
        ("libtiff-dev", "tiffio.h tiff libtiff-4"),
        ("libsqlite3-dev", "sqlite3.h sqlite3"),
        ("libreadline-dev", "readline/ readline"),
        ("libncurses-dev", "ncurses.h curses.h ncurses curses tinfo ncursesw"),
        ("libedit-dev", "histedit.h edit libedit"),
        ("libevent-dev", "event.h event2/ event libevent"),
        ("libuv1-dev", "uv.h uv libuv"),
        ("libgmp-dev", "gmp.h gmp"),
        ("libmpfr-dev", "mpfr.h mpfr"),
        ("libffi-dev", "ffi.h ffi libffi"),
        ("uuid-dev", "uuid/ uuid"),
        ("libudev-dev", "libudev.h udev libudev"),
        ("libcap-dev", "sys/capability.h cap libcap"),
        ("libyaml-dev", "yaml.h yaml yaml-0.1"),
        ("libjansson-dev", "jansson.h jansson"),
        ("libjson-c-dev", "json-c/ json-c"),
        ("libnuma-dev", "numa.h numa"),
        ("libboost-all-dev", "boost/ boost"),
        ("libeigen3-dev", "Eigen/ eigen3"),
        ("libfmt-dev", "fmt/ fmt"),
        ("libtbb-dev", "tbb/ tbb"),
        ("libgtest-dev", "gtest/ gtest gtest_main"),
        ("libgmock-dev", "gmock/ gmock gmock_main"),
        ("libbenchmark-dev", "benchmark/ benchmark"),
        ("catch2", "catch2/ catch.hpp catch2 catch2-with-main"),
        ("doctest-dev", "doctest.h doctest/ doctest"),
        ("check", "check.h check"),
        ("libcmocka-dev", "cmocka.h cmocka"),
        ("libcunit1-dev", "CUnit/ cunit CUnit"),
        ("libcppunit-dev", "cppunit/ cppunit"),
        ("nlohmann-json3-dev", "nlohmann/ nlohmann_json"),
        ("bison", "bison yacc"),
        ("flex", "flex lex FlexLexer.h"),
        ("perl", "perl"),
        ("gawk", "gawk awk"),
        ("gperf", "gperf"),
        ("ragel", "ragel"),
        ("nasm", "nasm"),
        ("gettext", "gettext msgfmt xgettext"),
        ("autoconf", "autoconf autoreconf"),
        ("libtool", "libtool libtoolize"),
        ("git", "git"),
        ("file", "file"),
        ("xxd", "xxd"),
        ("bc", "bc"),
        ("time", "time"),
        ("bsdextrautils", "hexdump"),
        ("valgrind", "valgrind"),
        ("diffutils", "cmp diff"),
        ("cmake", "cmake"));

    /// <summary>Packages that a log asks for, in order of their names.</summary>
    /// <param name="log">The log of a build.</param>
    public static ImmutableSortedSet<string> AskedFor(string log) =>
    [
        .. new[] { MissingHeader(), MissingLibrary(), MissingModule(), MissingProgram() }
            .SelectMany(pattern => pattern.Matches(log)).Select(match => Of(match.Groups["name"].Value)).OfType<string>(),
    ];

    private static string? Of(string name) =>
        ByName.TryGetValue(name, out var package)
        || (name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && ByName.TryGetValue(name[..(slash + 1)], out package)) ? package : null;

    private static ImmutableDictionary<string, string> Table(params IEnumerable<(string Package, string Names)> rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Package))).ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"fatal error: (?<name>[^:\s]+): No such file or directory", Options)]
    private static partial Regex MissingHeader();

    [GeneratedRegex(@"cannot find -l(?<name>[A-Za-z0-9_+.-]+)", Options)]
    private static partial Regex MissingLibrary();

    [GeneratedRegex(@"(ERROR: Dependency ""(?<name>[^""]+)""|Could NOT find (?<name>[A-Za-z0-9_]+)|No package '(?<name>[^']+)' found|configuration file provided by ""(?<name>[^""]+)"")", Options)]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"(make(\[[0-9]+\])?: (?<name>[A-Za-z0-9_.-]+): No such file or directory|sh: [0-9]+: (?<name>[A-Za-z0-9_.-]+): not found|(?<name>[A-Za-z0-9_.-]+): command not found|ERROR: Program '(?<name>[^']+)')", Options)]
    private static partial Regex MissingProgram();
}
