using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReactionClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Clock",
                table: "Requests",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DeadlineBrokenAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DeadlineCheckAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Priority",
                table: "Requests",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "Common");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReactedAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReactionDueAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReactionNearAt",
                table: "Requests",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Requests_DeadlineCheckAt",
                table: "Requests",
                column: "DeadlineCheckAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Requests_DeadlineCheckAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Clock",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DeadlineBrokenAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DeadlineCheckAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactionDueAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReactionNearAt",
                table: "Requests");
        }
    }
}
